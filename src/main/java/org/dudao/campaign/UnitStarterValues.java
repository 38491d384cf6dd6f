package org.dudao.campaign;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.organization.Unit;
import org.dudao.workflow.StarterValues;
import org.dudao.workflow.StepVariables;
import org.springframework.stereotype.Component;

/**
 * A process that a person of a unit starts gets the unit, and the campaign that the unit takes part in. When there are several, the
 * process has to ask, see {@link CampaignChoiceTasks}.
 */
@Component
class UnitStarterValues implements StarterValues {

    private final CampaignChoiceQuery campaigns;
    private final Directory directory;

    UnitStarterValues(CampaignChoiceQuery campaigns, Directory directory) {
        this.campaigns = campaigns;
        this.directory = directory;
    }

    @Override
    public Map<String, Object> variables(String login, Set<String> groups) {
        var variables = new HashMap<String, Object>();
        unitOf(login, groups).ifPresent(unit -> {
            variables.put(StepVariables.UNIT, unit.code());
            variables.put(StepVariables.OWNER, CandidateGroups.unit(unit.code()));
            variables.put(StepVariables.OWNER_NAME, unit.name());
            campaignOf(unit).ifPresent(campaign -> variables.put(StepVariables.CAMPAIGN, campaign));
        });
        return variables;
    }

    @Override
    public Optional<String> businessKey(String login, Set<String> groups) {
        return unitOf(login, groups).flatMap(unit -> campaignOf(unit).map(campaign -> campaign + "/" + unit.code()));
    }

    private Optional<String> campaignOf(Unit unit) {
        var possible = campaigns.forNewProcess(unit.code());
        return possible.size() == 1 ? Optional.of(possible.get(0).id()) : Optional.empty();
    }

    /** Empty for a person who starts the process as a member of the office or of another group. */
    private Optional<Unit> unitOf(String login, Set<String> groups) {
        return groups.stream().anyMatch(CandidateGroups::isOfUnits) ? directory.unitOfPerson(login) : Optional.empty();
    }
}
