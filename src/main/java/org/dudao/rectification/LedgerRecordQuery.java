package org.dudao.rectification;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.dudao.opinion.OpinionFacade;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.NameQuery;
import org.dudao.refusal.Refusal;
import org.dudao.submission.Material;
import org.dudao.submission.MaterialKey;
import org.dudao.submission.MaterialRepository;
import org.dudao.workflow.OpenTaskQuery;
import org.dudao.workflow.StepVariables;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The full record of an item, for a person who may see it. */
@Service
@Transactional(readOnly = true)
class LedgerRecordQuery {

    private final LedgerService ledger;
    private final LedgerListQuery list;
    private final LedgerRequestService requests;
    private final LedgerItemRepository items;
    private final MaterialRepository materials;
    private final OpinionFacade opinions;
    private final LedgerWorkflow workflow;
    private final NameQuery names;

    LedgerRecordQuery(
            LedgerService ledger,
            LedgerListQuery list,
            LedgerRequestService requests,
            LedgerItemRepository items,
            MaterialRepository materials,
            OpinionFacade opinions,
            LedgerWorkflow workflow,
            NameQuery names) {
        this.ledger = ledger;
        this.list = list;
        this.requests = requests;
        this.items = items;
        this.materials = materials;
        this.opinions = opinions;
        this.workflow = workflow;
        this.names = names;
    }

    /** @throws Refusal NOT_FOUND when there is no such item, or this person may not see it */
    LedgerRecord of(long number, String login) {
        var line = list.find(login, number).orElseThrow(() -> LedgerRefusals.unknown(number));
        var item = ledger.get(number);
        var itemRequests = requests.of(number);
        var events = ledger.eventsOf(number);
        var open = workflow.openTasks(item);
        var people = names.ofPeople(Stream.of(
                        itemRequests.stream().map(LedgerRequest::askedBy),
                        itemRequests.stream().map(LedgerRequest::decidedBy),
                        events.stream().map(LedgerEvent::by),
                        open.stream().map(OpenTaskQuery.WaitingTask::assignee))
                .flatMap(logins -> logins.filter(Objects::nonNull))
                .toList());
        return new LedgerRecord(
                line,
                material(item.material()).map(Material::number).orElse(null),
                items.findByReopens(number).map(LedgerItem::number).orElse(null),
                openSteps(item, open, people),
                opinions.ofItem(number).stream()
                        .map(opinion -> new LedgerRecord.SourceOpinion(opinion.number(), opinion.words()))
                        .toList(),
                parts(item),
                itemRequests.stream().map(request -> request(request, people)).toList(),
                events.stream().map(event -> event(event, people)).toList());
    }

    private List<LedgerRecord.OpenStep> openSteps(
            LedgerItem item, List<OpenTaskQuery.WaitingTask> open, Map<String, String> people) {
        var groups = names.ofGroups(
                open.stream().map(task -> task.text(StepVariables.CANDIDATES)).toList());
        return open.stream()
                .map(task -> new LedgerRecord.OpenStep(
                        task.id(),
                        task.name(),
                        LedgerWorkflow.isReport(task, item),
                        task.assignee() == null
                                ? groups.getOrDefault(task.text(StepVariables.CANDIDATES), "")
                                : people.getOrDefault(task.assignee(), task.assignee()),
                        task.assignee() != null,
                        task.since(),
                        task.due()))
                .toList();
    }

    private Optional<Material> material(MaterialKey key) {
        return materials.find(key.campaign(), key.owner(), key.stage(), key.kind(), key.part());
    }

    private List<LedgerRecord.Part> parts(LedgerItem item) {
        var helpers = names.ofGroups(item.helpers().stream()
                .map(helper -> CandidateGroups.unit(helper.unit()))
                .toList());
        return item.helpers().stream()
                .sorted(Comparator.comparing(LedgerHelper::unit))
                .map(helper -> new LedgerRecord.Part(
                        helper.unit(),
                        helpers.getOrDefault(CandidateGroups.unit(helper.unit()), helper.unit()),
                        helper.part()))
                .toList();
    }

    private static LedgerRecord.Request request(LedgerRequest request, Map<String, String> people) {
        var decidedBy = request.decidedBy();
        return new LedgerRecord.Request(
                request.kind().label(),
                request.reason(),
                request.until(),
                people.getOrDefault(request.askedBy(), request.askedBy()),
                request.askedAt(),
                request.granted(),
                request.words(),
                decidedBy == null ? null : people.getOrDefault(decidedBy, decidedBy),
                request.decidedAt());
    }

    private static LedgerRecord.Event event(LedgerEvent event, Map<String, String> people) {
        var from = event.fromState();
        return new LedgerRecord.Event(
                event.position(),
                event.at(),
                people.getOrDefault(event.by(), event.by()),
                event.kind(),
                event.kind().label(),
                from == null ? null : from.label(),
                event.toState().label(),
                event.why(),
                event.changes(),
                event.hash());
    }
}
