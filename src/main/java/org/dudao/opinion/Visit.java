package org.dudao.opinion;

import java.time.LocalDate;

/**
 * A visit at which opinions were heard.
 *
 * @param people the visitors; the speaker is entered with each opinion
 */
public record Visit(LocalDate heldOn, String place, String people) {

    private static final int TEXT_LIMIT = 200;

    void check(LocalDate today) {
        if (heldOn.isAfter(today)) {
            throw OpinionRefusal.wrong("走访日期“%s”还没有到。".formatted(heldOn));
        }
        if (place.isBlank() || place.length() > TEXT_LIMIT) {
            throw OpinionRefusal.wrong("走访地点没有写，或者超过%d个字。".formatted(TEXT_LIMIT));
        }
        if (people.isBlank() || people.length() > TEXT_LIMIT) {
            throw OpinionRefusal.wrong("走访人员没有写，或者超过%d个字。".formatted(TEXT_LIMIT));
        }
    }
}
