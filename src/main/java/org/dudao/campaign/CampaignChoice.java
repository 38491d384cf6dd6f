package org.dudao.campaign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The campaigns that a page offers.
 *
 * @param options the oldest first
 * @param shown the campaign whose data the page shows; null for all campaigns, or when there is none
 */
public record CampaignChoice(List<CampaignOption> options, @Nullable CampaignOption shown) {

    /** The id of the shown campaign; null for all campaigns, or when there is none. */
    public @Nullable String id() {
        return shown == null ? null : shown.id();
    }

    /** Whether each line of a list has to name its campaign. */
    public boolean isMixed() {
        return shown == null && options.size() > 1;
    }

    /** The label of one of the campaigns. */
    public String labelOf(String campaign) {
        return options.stream()
                .filter(option -> option.id().equals(campaign))
                .map(CampaignOption::label)
                .findFirst()
                .orElse(campaign);
    }
}
