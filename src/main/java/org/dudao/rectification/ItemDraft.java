package org.dudao.rectification;

import java.time.LocalDate;
import java.util.Set;
import org.dudao.opinion.OpinionKind;
import org.jspecify.annotations.Nullable;

/**
 * An item that a person wants to register, before the campaign is known. Texts that are missing are empty.
 *
 * @param unit code of the lead unit
 * @param person login or name of the responsible person
 * @param helpers codes of the helping units
 * @param opinions numbers of the opinions that the item comes from
 */
record ItemDraft(
        String unit,
        String problem,
        OpinionKind kind,
        ItemOrigin origin,
        String measures,
        String leader,
        String person,
        @Nullable LocalDate deadline,
        Set<String> helpers,
        Set<Long> opinions) {

    NewLedgerItem inCampaign(String campaign) {
        return new NewLedgerItem(
                campaign,
                unit,
                problem,
                kind,
                opinions.isEmpty() ? origin : ItemOrigin.OPINION,
                null,
                measures,
                leader,
                person,
                deadline,
                helpers,
                null);
    }
}
