package org.dudao.rectification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.workflow.FormTable;
import org.springframework.stereotype.Component;

/** The rows that a form shows of an item. After an extension they show both deadlines. */
@Component
class ItemFormRows {

    private final LedgerRequestService requests;
    private final Directory directory;

    ItemFormRows(LedgerRequestService requests, Directory directory) {
        this.requests = requests;
        this.directory = directory;
    }

    List<FormTable.Row> of(LedgerItem item) {
        var rows = new ArrayList<FormTable.Row>();
        rows.add(new FormTable.Row(
                "序号", "%d号，%s".formatted(item.number(), item.origin().label())));
        rows.add(new FormTable.Row("问题", item.problem()));
        rows.add(new FormTable.Row("整改措施", item.measures()));
        if (!item.leader().isEmpty()) {
            rows.add(new FormTable.Row("责任领导", item.leader()));
        }
        rows.add(new FormTable.Row("责任人", item.personName()));
        rows.add(new FormTable.Row("完成时限", deadlines(item)));
        item.helpers().stream()
                .sorted(Comparator.comparing(LedgerHelper::unit))
                .map(helper -> new FormTable.Row(
                        "协办：" + directory.nameOf(CandidateGroups.unit(helper.unit())),
                        helper.part().isEmpty() ? "还没有上报" : helper.part()))
                .forEach(rows::add);
        requests.openRequest(item.number())
                .map(request -> new FormTable.Row(
                        request.kind().label(),
                        (request.until() == null ? "" : "延到 %s：".formatted(request.until())) + request.reason()))
                .ifPresent(rows::add);
        return rows;
    }

    private static String deadlines(LedgerItem item) {
        return item.deadline().equals(item.firstDeadline())
                ? item.deadline().toString()
                : "%s（原定 %s）".formatted(item.deadline(), item.firstDeadline());
    }
}
