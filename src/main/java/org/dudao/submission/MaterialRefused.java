package org.dudao.submission;

import org.dudao.workflow.Refusal;

/** What cannot be done with a material in its present state, or not so. */
class MaterialRefused extends Refusal {

    MaterialRefused(Material material, String reason) {
        super(Kind.CONFLICT, "这份材料现在%s，%s".formatted(material.state().label(), reason));
    }

    MaterialRefused(String reason) {
        super(Kind.BAD_REQUEST, reason);
    }
}
