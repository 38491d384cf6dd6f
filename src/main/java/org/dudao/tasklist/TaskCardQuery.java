package org.dudao.tasklist;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.dudao.campaign.Campaign;
import org.dudao.campaign.CampaignService;
import org.dudao.campaign.Stage;
import org.dudao.organization.NameQuery;
import org.dudao.workflow.TaskAccess;
import org.dudao.workflow.TaskContext;
import org.springframework.stereotype.Component;

/** The cards of tasks. A page of the list needs two statements for its tasks and their variables, one for the names, and two a campaign. */
@Component
class TaskCardQuery {

    private final TaskAccess tasks;
    private final CampaignService campaigns;
    private final NameQuery names;

    TaskCardQuery(TaskAccess tasks, CampaignService campaigns, NameQuery names) {
        this.tasks = tasks;
        this.campaigns = campaigns;
        this.names = names;
    }

    /** The cards of the tasks that this person may see. */
    List<TaskCard> of(Set<String> taskIds, String login) {
        var contexts = tasks.contexts(taskIds, login);
        Map<String, Campaign> byId = contexts.stream()
                .map(TaskContext::campaign)
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(campaign -> campaigns.find(campaign).stream())
                .collect(toMap(Campaign::id, campaign -> campaign));
        var assignees = names.ofPeople(contexts.stream()
                .map(TaskContext::assignee)
                .filter(Objects::nonNull)
                .toList());
        return contexts.stream()
                .map(context ->
                        card(context, Optional.ofNullable(context.campaign()).map(byId::get), assignees))
                .toList();
    }

    private static TaskCard card(TaskContext context, Optional<Campaign> campaign, Map<String, String> assignees) {
        return new TaskCard(
                context.id(),
                campaign.map(Campaign::name).orElse(null),
                campaign.flatMap(running -> running.stage(context.stage()))
                        .map(Stage::name)
                        .orElse(null),
                context.assignee(),
                context.assignee() == null ? null : assignees.get(context.assignee()));
    }
}
