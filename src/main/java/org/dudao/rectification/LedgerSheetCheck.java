package org.dudao.rectification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.dudao.campaign.Campaign;
import org.dudao.campaign.CampaignService;
import org.dudao.opinion.OpinionKind;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.organization.Person;
import org.dudao.organization.Unit;
import org.dudao.organization.UnitRepository;
import org.dudao.sheet.ErrorList;
import org.dudao.sheet.RowError;
import org.dudao.sheet.SheetDates;
import org.dudao.sheet.SheetLayout;
import org.dudao.sheet.SheetRow;
import org.dudao.sheet.SheetTable;
import org.springframework.stereotype.Component;

/**
 * Checks the rows of a ledger sheet. A row without 序号 is a new item. A row with 序号 may only add progress: deadlines, persons and
 * write-offs are changed on the page of the item.
 */
@Component
class LedgerSheetCheck {

    static final String NUMBER = "序号";
    static final String UNIT = "单位";
    static final String PROBLEM = "问题";
    static final String MEASURES = "整改措施";
    static final String LEADER = "责任领导";
    static final String PERSON = "责任人";
    static final String DEADLINE = "完成时限";
    static final String PROGRESS = "进展";
    static final String WRITTEN_OFF = "是否销号";

    static final SheetLayout LAYOUT = SheetLayout.of(PROBLEM, MEASURES, PERSON, DEADLINE)
            .withOptional(NUMBER, UNIT, LEADER, PROGRESS, WRITTEN_OFF)
            .withMostRows(2_000)
            .withLongestCell(LedgerText.LONGEST);

    private final LedgerService ledger;
    private final NewItemValidator newItems;
    private final LedgerItemRepository items;
    private final LedgerListQuery list;
    private final CampaignService campaigns;
    private final UnitRepository units;
    private final Directory directory;

    LedgerSheetCheck(
            LedgerService ledger,
            NewItemValidator newItems,
            LedgerItemRepository items,
            LedgerListQuery list,
            CampaignService campaigns,
            UnitRepository units,
            Directory directory) {
        this.ledger = ledger;
        this.newItems = newItems;
        this.items = items;
        this.list = list;
        this.campaigns = campaigns;
        this.units = units;
        this.directory = directory;
    }

    /**
     * The result of the check.
     *
     * @param additions new items, complete only without errors
     * @param progress progress of items on the ledger, complete only without errors
     */
    record Result(
            SheetTable table, ErrorList<RowError> errors, List<NewLedgerItem> additions, List<ProgressNote> progress) {

        int rows() {
            return table.rows().size();
        }
    }

    /** Progress that a row adds to an item on the ledger. */
    record ProgressNote(long number, String text) {}

    /** Checks all rows as this person. */
    Result check(SheetTable table, String login) {
        var rows = new Rows(login);
        table.rows().forEach(rows::check);
        return new Result(table, rows.errors, rows.additions, rows.progress);
    }

    /** The latest progress of an item, empty when there is none. */
    String lastProgress(long number) {
        return ledger.eventsOf(number).stream()
                .filter(event -> event.kind() == LedgerEventKind.PROGRESS)
                .reduce((first, second) -> second)
                .map(LedgerEvent::why)
                .orElse("");
    }

    private final class Rows {

        private final String login;
        private final Set<String> groups;
        private final List<Unit> ownUnits;
        private final List<Unit> allowedUnits;
        private final ErrorList<RowError> errors = new ErrorList<>();
        private final List<NewLedgerItem> additions = new ArrayList<>();
        private final List<ProgressNote> progress = new ArrayList<>();
        private final Set<String> sources = new HashSet<>();

        Rows(String login) {
            this.login = login;
            this.groups = directory.person(login).map(Person::candidateGroups).orElse(Set.of());
            var allUnits = units.findAllByOrderByCode();
            this.ownUnits = allUnits.stream()
                    .filter(unit -> groups.contains(CandidateGroups.unit(unit.code())))
                    .toList();
            this.allowedUnits = groups.contains(CandidateGroups.OFFICE) ? allUnits : ownUnits;
        }

        private void check(SheetRow row) {
            if (row.cell(NUMBER).isEmpty()) {
                checkNew(row);
            } else {
                checkExisting(row);
            }
        }

        private void checkNew(SheetRow row) {
            var unit = unit(row);
            if (unit.isEmpty()) {
                return;
            }
            var campaign = campaigns.underWayOf(unit.get().code()).map(Campaign::id);
            if (campaign.isEmpty()) {
                errors.add(row.error(UNIT, "%s现在没有正在开展的活动".formatted(unit.get().name())));
                return;
            }
            var deadline = SheetDates.parse(row.cell(DEADLINE));
            if (deadline.isEmpty() && !row.cell(DEADLINE).isEmpty()) {
                errors.add(row.error(DEADLINE, "“%s”不是日期，应写成 2014-08-31 的样子".formatted(row.cell(DEADLINE))));
            }
            var item = new NewLedgerItem(
                    campaign.get(),
                    unit.get().code(),
                    row.cell(PROBLEM),
                    OpinionKind.OTHER,
                    ItemOrigin.SHEET,
                    "sheet-" + DigestUtils.sha256Hex(row.cell(PROBLEM)),
                    row.cell(MEASURES),
                    row.cell(LEADER),
                    row.cell(PERSON),
                    deadline.orElse(null),
                    Set.of(),
                    null);
            newItems.complaints(item).stream()
                    .filter(complaint -> !(complaint.field().equals(DEADLINE)
                            && !row.cell(DEADLINE).isEmpty()))
                    .map(complaint -> row.error(complaint.field(), complaint.reason()))
                    .forEach(errors::add);
            if (row.cell(WRITTEN_OFF).equals("是")) {
                errors.add(row.error(WRITTEN_OFF, "要经督导组核实才能销号，新列入的只能是“否”"));
            }
            requireNewProblem(row, item);
            additions.add(item);
        }

        private void requireNewProblem(SheetRow row, NewLedgerItem item) {
            items.findByCampaignAndUnitAndSource(item.campaign(), item.unit(), Objects.requireNonNull(item.source()))
                    .ifPresent(other -> errors.add(row.error(NUMBER, "这个问题已经在台账上，是%d号".formatted(other.number()))));
            if (!sources.add(item.unit() + item.source())) {
                errors.add(row.error(PROBLEM, "表里前面已经有这个问题"));
            }
        }

        private Optional<Unit> unit(SheetRow row) {
            var name = row.cell(UNIT);
            if (name.isEmpty() && ownUnits.size() == 1) {
                return Optional.of(ownUnits.get(0));
            }
            var unit = allowedUnits.stream()
                    .filter(one -> one.name().equals(name) || one.code().equals(name))
                    .findFirst();
            if (unit.isEmpty()) {
                errors.add(
                        row.error(UNIT, name.isEmpty() ? "没有写是哪个单位" : "应是%s，不能是“%s”".formatted(expectedUnits(), name)));
            }
            return unit;
        }

        private String expectedUnits() {
            return ownUnits.isEmpty()
                    ? "花名册里的单位"
                    : ownUnits.stream().map(Unit::name).collect(Collectors.joining("或"));
        }

        private void checkExisting(SheetRow row) {
            var line = number(row).flatMap(number -> list.find(login, number));
            if (line.isEmpty()) {
                errors.add(row.error(NUMBER, "台账上没有“%s”号事项，或者它与您无关；新事项的序号应空着".formatted(row.cell(NUMBER))));
                return;
            }
            var item = line.get();
            requireSame(row, PROBLEM, item.problem(), "不能在表里改");
            requireSame(row, MEASURES, item.measures(), "不能在表里改");
            requireSame(row, PERSON, item.person(), "不能在表里改，请在台账上更换责任人");
            if (!SheetDates.parse(row.cell(DEADLINE)).equals(Optional.of(item.deadline()))) {
                errors.add(row.error(DEADLINE, "台账上是 %s，不能在表里改，请申请延期".formatted(item.deadline())));
            }
            var writtenOff = item.state() == ItemState.WRITTEN_OFF ? "是" : "否";
            if (!row.cell(WRITTEN_OFF).isEmpty()) {
                requireSame(row, WRITTEN_OFF, writtenOff, "要经督导组核实才能销号");
            }
            var text = row.cell(PROGRESS);
            if (!text.isEmpty() && !text.equals(lastProgress(item.number()))) {
                if (!groups.contains(CandidateGroups.unit(item.unit()))) {
                    errors.add(row.error(PROGRESS, "只有牵头单位能记进展"));
                } else if (item.state() == ItemState.WRITTEN_OFF || item.state() == ItemState.REPORTED) {
                    errors.add(row.error(PROGRESS, "这一项是“%s”，不用再记进展".formatted(item.stateLabel())));
                } else {
                    progress.add(new ProgressNote(item.number(), text));
                }
            }
        }

        private static Optional<Long> number(SheetRow row) {
            return row.cell(NUMBER).matches("\\d{1,18}")
                    ? Optional.of(Long.valueOf(row.cell(NUMBER)))
                    : Optional.empty();
        }

        private void requireSame(SheetRow row, String column, String onLedger, String advice) {
            if (!row.cell(column).equals(onLedger)) {
                errors.add(row.error(column, "台账上是“%s”，%s".formatted(onLedger, advice)));
            }
        }
    }
}
