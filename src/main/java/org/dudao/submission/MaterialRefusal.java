package org.dudao.submission;

import org.dudao.refusal.Refusal;

/** Refuses an action that the state of a material does not allow, or a round with wrong content. */
class MaterialRefusal extends Refusal {

    MaterialRefusal(Material material, String reason) {
        super(Kind.CONFLICT, "这份材料现在%s，%s".formatted(material.state().label(), reason));
    }

    MaterialRefusal(String reason) {
        super(Kind.BAD_REQUEST, reason);
    }
}
