package org.dudao.opinion;

import java.time.LocalDate;

/**
 * A visit on which opinions were heard.
 *
 * @param people who went there; who spoke is said with each opinion
 */
public record Visit(LocalDate heldOn, String place, String people) {

    private static final int LONGEST = 200;

    void check(LocalDate today) {
        if (heldOn.isAfter(today)) {
            throw OpinionRefusal.wrong("走访日期“%s”还没有到。".formatted(heldOn));
        }
        if (place.isBlank() || place.length() > LONGEST) {
            throw OpinionRefusal.wrong("走访地点没有写，或者超过%d个字。".formatted(LONGEST));
        }
        if (people.isBlank() || people.length() > LONGEST) {
            throw OpinionRefusal.wrong("走访人员没有写，或者超过%d个字。".formatted(LONGEST));
        }
    }
}
