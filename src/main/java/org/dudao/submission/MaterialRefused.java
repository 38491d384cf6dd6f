package org.dudao.submission;

import org.dudao.workflow.Refusal;

/** What a material cannot do in its present state. */
class MaterialRefused extends Refusal {

    MaterialRefused(Material material, String reason) {
        super(Kind.CONFLICT, "这份材料现在%s，%s".formatted(material.state().label(), reason));
    }
}
