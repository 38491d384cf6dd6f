package org.dudao.submission;

import org.dudao.campaign.MaterialDueDays;
import org.springframework.stereotype.Component;

/** The day of the stage on which each kind of material is due, from the table material-standard. */
@Component
class MaterialDueDaysProvider implements MaterialDueDays {

    private final MaterialStandardTable standards;

    MaterialDueDaysProvider(MaterialStandardTable standards) {
        this.standards = standards;
    }

    @Override
    public int dueDay(String kind) {
        return standards.of(kind).dueDay();
    }
}
