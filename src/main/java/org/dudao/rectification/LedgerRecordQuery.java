package org.dudao.rectification;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dudao.opinion.OpinionFacade;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.refusal.Refusal;
import org.dudao.submission.Material;
import org.dudao.submission.MaterialKey;
import org.dudao.submission.MaterialRepository;
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
    private final Directory directory;

    LedgerRecordQuery(
            LedgerService ledger,
            LedgerListQuery list,
            LedgerRequestService requests,
            LedgerItemRepository items,
            MaterialRepository materials,
            OpinionFacade opinions,
            Directory directory) {
        this.ledger = ledger;
        this.list = list;
        this.requests = requests;
        this.items = items;
        this.materials = materials;
        this.opinions = opinions;
        this.directory = directory;
    }

    /** @throws Refusal NOT_FOUND when there is no such item, or this person may not see it */
    LedgerRecord of(long number, String login) {
        var line = list.find(login, number).orElseThrow(() -> LedgerRefusals.unknown(number));
        var item = ledger.get(number);
        return new LedgerRecord(
                line,
                material(item.material()).map(Material::number).orElse(null),
                items.findByReopens(number).map(LedgerItem::number).orElse(null),
                opinions.ofItem(number).stream()
                        .map(opinion -> new LedgerRecord.SourceOpinion(opinion.number(), opinion.words()))
                        .toList(),
                parts(item),
                requests.of(number).stream().map(this::request).toList(),
                ledger.eventsOf(number).stream().map(this::event).toList());
    }

    private Optional<Material> material(MaterialKey key) {
        return materials.find(key.campaign(), key.owner(), key.stage(), key.kind(), key.part());
    }

    private List<LedgerRecord.Part> parts(LedgerItem item) {
        return item.helpers().stream()
                .sorted(Comparator.comparing(LedgerHelper::unit))
                .map(helper -> new LedgerRecord.Part(
                        helper.unit(), directory.nameOf(CandidateGroups.unit(helper.unit())), helper.part()))
                .toList();
    }

    private LedgerRecord.Request request(LedgerRequest request) {
        var decidedBy = request.decidedBy();
        return new LedgerRecord.Request(
                request.kind().label(),
                request.reason(),
                request.until(),
                directory.personName(request.askedBy()),
                request.askedAt(),
                request.granted(),
                request.words(),
                decidedBy == null ? null : directory.personName(decidedBy),
                request.decidedAt());
    }

    private LedgerRecord.Event event(LedgerEvent event) {
        var from = event.fromState();
        return new LedgerRecord.Event(
                event.position(),
                event.at(),
                directory.personName(event.by()),
                event.kind(),
                event.kind().label(),
                from == null ? null : from.label(),
                event.toState().label(),
                event.why(),
                event.changes(),
                event.hash());
    }
}
