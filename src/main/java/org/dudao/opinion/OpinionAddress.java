package org.dudao.opinion;

import org.dudao.visitor.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Where the public speaks, as a link that says which unit it is about. */
@Component
class OpinionAddress {

    private final PublicAddress address;

    OpinionAddress(PublicAddress address) {
        this.address = address;
    }

    /** @param unit null where whoever fills it in is to say */
    String of(Questionnaire questionnaire, @Nullable String unit) {
        return about(unit, address.of("/public/questionnaires/").path(questionnaire.code()));
    }

    String suggestionBox(@Nullable String unit) {
        return about(unit, address.of("/public/suggestions"));
    }

    private static String about(@Nullable String unit, UriComponentsBuilder page) {
        return unit == null || unit.isBlank()
                ? page.toUriString()
                : page.queryParam("unit", unit).toUriString();
    }
}
