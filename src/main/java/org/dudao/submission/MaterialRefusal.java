package org.dudao.submission;

import org.dudao.refusal.Refusal;

/** What cannot be done with a material in its present state, or not so. */
class MaterialRefusal extends Refusal {

    MaterialRefusal(Material material, String reason) {
        super(Kind.CONFLICT, "这份材料现在%s，%s".formatted(material.state().label(), reason));
    }

    MaterialRefusal(String reason) {
        super(Kind.BAD_REQUEST, reason);
    }
}
