package org.dudao.rectification;

import java.time.LocalDate;
import java.util.Set;
import org.dudao.opinion.OpinionKind;
import org.jspecify.annotations.Nullable;

/**
 * An item that a person wants to register, before its campaign is decided. Texts that are missing are empty.
 *
 * @param campaign a campaign's id; null for the only campaign in question
 * @param unit code of the lead unit
 * @param person login or name of the responsible person
 * @param helpers codes of the helping units
 * @param opinions numbers of the opinions that the item comes from
 */
record ItemDraft(
        @Nullable String campaign,
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

    NewLedgerItem inCampaign(String decided) {
        return new NewLedgerItem(
                decided,
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
