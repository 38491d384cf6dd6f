package org.dudao.questionnaire;

import org.dudao.visitor.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** The public addresses of questionnaires and of the suggestion box, with the unit filled in. */
@Component
class PublicFormAddress {

    private final PublicAddress address;

    PublicFormAddress(PublicAddress address) {
        this.address = address;
    }

    /** @param unit the unit's code; null leaves the choice to the person who fills in the form */
    String of(Questionnaire questionnaire, @Nullable String unit) {
        return withUnit(unit, address.of("/public/questionnaires/").path(questionnaire.code()));
    }

    /**
     * @param campaign a campaign's id; null leaves the choice to the person who fills in the form
     * @param unit as in {@link #of}
     */
    String ofSuggestionBox(@Nullable String campaign, @Nullable String unit) {
        var page = address.of("/public/suggestions");
        return withUnit(unit, campaign == null ? page : page.queryParam("campaign", campaign));
    }

    private static String withUnit(@Nullable String unit, UriComponentsBuilder page) {
        return unit == null || unit.isBlank()
                ? page.toUriString()
                : page.queryParam("unit", unit).toUriString();
    }
}
