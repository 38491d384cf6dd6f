package org.dudao.rectification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Checks the hash chain of every item: each event must match its hash and contain the hash of the previous event, and the row must
 * be equal to the sum of the events.
 *
 * <p>The check finds changes that were made with database tools, and missing events. It does not find an item that was replaced
 * completely, with its row and all hashes; that needs a second copy of the ledger to compare with.
 *
 * <p>All reads use one snapshot of the database. Otherwise an act between the read of the row and the read of its events would
 * look like a fault.
 */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class LedgerIntegrityCheck {

    private final LedgerItemRepository items;
    private final LedgerEventStore events;

    LedgerIntegrityCheck(LedgerItemRepository items, LedgerEventStore events) {
        this.items = items;
        this.events = events;
    }

    /** @param broken one sentence for each fault, with item and event */
    record Report(int items, int events, List<String> broken) {}

    Report run() {
        var broken = new ArrayList<String>();
        int items = 0;
        int checked = 0;
        for (var item : this.items.findAll()) {
            var chain = events.of(item.number());
            items++;
            checked += chain.size();
            check(item, chain, broken);
        }
        return new Report(items, checked, broken);
    }

    private static void check(LedgerItem item, List<LedgerEvent> chain, List<String> broken) {
        var previous = "";
        int position = 0;
        Map<String, String> fields = new HashMap<>();
        for (var event : chain) {
            position++;
            if (event.position() != position) {
                broken.add("第%d号事项：第%d条记录不见了。".formatted(item.number(), position));
                return;
            }
            if (!event.hash().equals(event.expectedHash())) {
                broken.add("第%d号事项：第%d条记录（%s）与指纹不符。"
                        .formatted(item.number(), position, event.kind().label()));
                return;
            }
            if (!event.previous().equals(previous)) {
                broken.add("第%d号事项：第%d条记录（%s）接不上前一条。"
                        .formatted(item.number(), position, event.kind().label()));
                return;
            }
            previous = event.hash();
            fields.putAll(event.changedFields());
        }
        if (item.events() != position || !item.hash().equals(previous)) {
            broken.add("第%d号事项：应有%d条记录，现有%d条，或者最后一条被换过。".formatted(item.number(), item.events(), position));
            return;
        }
        var row = item.fields();
        row.forEach((field, value) -> {
            if (!value.equals(fields.getOrDefault(field, ""))) {
                broken.add("第%d号事项：台账上的“%s”与记录不符。".formatted(item.number(), field));
            }
        });
    }
}
