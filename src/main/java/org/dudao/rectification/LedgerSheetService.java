package org.dudao.rectification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
import org.dudao.refusal.Refusal;
import org.dudao.sheet.RowError;
import org.dudao.sheet.SheetDates;
import org.dudao.sheet.SheetLayout;
import org.dudao.sheet.SheetReader;
import org.dudao.sheet.SheetReport;
import org.dudao.sheet.SheetRow;
import org.dudao.sheet.SheetTable;
import org.dudao.sheet.SheetWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger as units keep it in Excel. A row without 序号 is a new item; one with it may bring progress and nothing else: times,
 * persons and write-offs have ways of their own.
 */
@Service
@Transactional
class LedgerSheetService {

    private static final String NUMBER = "序号";
    private static final String UNIT = "单位";
    private static final String PROBLEM = "问题";
    private static final String MEASURES = "整改措施";
    private static final String LEADER = "责任领导";
    private static final String PERSON = "责任人";
    private static final String DEADLINE = "完成时限";
    private static final String PROGRESS = "进展";
    private static final String WRITTEN_OFF = "是否销号";

    private static final SheetLayout LAYOUT = SheetLayout.of(PROBLEM, MEASURES, PERSON, DEADLINE)
            .withOptional(NUMBER, UNIT, LEADER, PROGRESS, WRITTEN_OFF)
            .withMostRows(2_000)
            .withLongestCell(LedgerService.LONGEST_WORDS);

    private final LedgerService ledger;
    private final NewItemValidator newItems;
    private final LedgerItemRepository items;
    private final LedgerListQuery board;
    private final CampaignService campaigns;
    private final UnitRepository units;
    private final Directory directory;

    LedgerSheetService(
            LedgerService ledger,
            NewItemValidator newItems,
            LedgerItemRepository items,
            LedgerListQuery board,
            CampaignService campaigns,
            UnitRepository units,
            Directory directory) {
        this.ledger = ledger;
        this.newItems = newItems;
        this.items = items;
        this.board = board;
        this.campaigns = campaigns;
        this.units = units;
        this.directory = directory;
    }

    /** Everything that this person sees, as a workbook. */
    byte[] write(String login, LedgerListQuery.Filter filter) {
        var rows = board.of(login, filter).stream()
                .map(line -> {
                    var row = new ArrayList<@Nullable Object>();
                    row.add(line.number());
                    row.add(line.unitName());
                    row.add(line.problem());
                    row.add(line.measures());
                    row.add(line.leader());
                    row.add(line.person());
                    row.add(line.deadline());
                    row.add(lastProgress(line.number()));
                    row.add(line.state() == ItemState.WRITTEN_OFF ? "是" : "否");
                    return row;
                })
                .toList();
        return SheetWriter.write(
                "整改台账",
                List.of(NUMBER, UNIT, PROBLEM, MEASURES, LEADER, PERSON, DEADLINE, PROGRESS, WRITTEN_OFF),
                rows);
    }

    /**
     * Reads a sheet and saves it, or only says what saving would do.
     *
     * @return what is wrong; nothing is saved while there is anything
     * @throws Refusal when it is no sheet of a ledger
     */
    Reading read(String name, byte[] content, boolean dryRun, String login) {
        var table = SheetReader.read(name, content, LAYOUT);
        var reader = new Rows(login);
        var errors = new ArrayList<RowError>();
        table.rows().forEach(row -> reader.check(row, errors));
        var report = new SheetReport(table.rows().size(), errors);
        if (report.isClean() && !dryRun) {
            reader.save();
        }
        return new Reading(table, report);
    }

    record Reading(SheetTable table, SheetReport report) {}

    private String lastProgress(long number) {
        return ledger.eventsOf(number).stream()
                .filter(event -> event.what() == LedgerEventKind.PROGRESS)
                .reduce((first, second) -> second)
                .map(LedgerEvent::why)
                .orElse("");
    }

    private final class Rows {

        private final String login;
        private final Set<String> groups;
        private final List<NewLedgerItem> accepted = new ArrayList<>();
        private final List<Map.Entry<Long, String>> progress = new ArrayList<>();
        private final Set<String> sources = new HashSet<>();

        Rows(String login) {
            this.login = login;
            this.groups = directory.person(login).map(Person::candidateGroups).orElse(Set.of());
        }

        void check(SheetRow row, List<RowError> errors) {
            if (row.cell(NUMBER).isEmpty()) {
                checkNew(row, errors);
            } else {
                checkKnown(row, errors);
            }
        }

        private void checkNew(SheetRow row, List<RowError> errors) {
            var unit = unit(row, errors);
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
            notTwice(row, item, errors);
            accepted.add(item);
        }

        private void notTwice(SheetRow row, NewLedgerItem item, List<RowError> errors) {
            items.findByCampaignAndUnitAndSource(item.campaign(), item.unit(), Objects.requireNonNull(item.source()))
                    .ifPresent(known -> errors.add(row.error(NUMBER, "这个问题已经在台账上，是%d号".formatted(known.number()))));
            if (!sources.add(item.unit() + item.source())) {
                errors.add(row.error(PROBLEM, "表里前面已经有这个问题"));
            }
        }

        private Optional<Unit> unit(SheetRow row, List<RowError> errors) {
            var own = units.findAllByOrderByCode().stream()
                    .filter(unit -> groups.contains(CandidateGroups.unit(unit.code())))
                    .toList();
            var named = row.cell(UNIT);
            if (named.isEmpty() && own.size() == 1) {
                return Optional.of(own.get(0));
            }
            var candidates = groups.contains(CandidateGroups.OFFICE) ? units.findAllByOrderByCode() : own;
            var unit = candidates.stream()
                    .filter(one -> one.name().equals(named) || one.code().equals(named))
                    .findFirst();
            if (unit.isEmpty()) {
                errors.add(row.error(
                        UNIT,
                        named.isEmpty()
                                ? "没有写是哪个单位"
                                : "应是%s，不能是“%s”"
                                        .formatted(
                                                own.isEmpty()
                                                        ? "花名册里的单位"
                                                        : own.stream()
                                                                .map(Unit::name)
                                                                .collect(Collectors.joining("或")),
                                                named)));
            }
            return unit;
        }

        private void checkKnown(SheetRow row, List<RowError> errors) {
            var line = number(row).flatMap(number -> board.find(login, number));
            if (line.isEmpty()) {
                errors.add(row.error(NUMBER, "台账上没有“%s”号事项，或者它与您无关；新事项的序号应空着".formatted(row.cell(NUMBER))));
                return;
            }
            var known = line.get();
            same(row, PROBLEM, known.problem(), "不能在表里改", errors);
            same(row, MEASURES, known.measures(), "不能在表里改", errors);
            same(row, PERSON, known.person(), "不能在表里改，请在台账上更换责任人", errors);
            if (!SheetDates.parse(row.cell(DEADLINE)).equals(Optional.of(known.deadline()))) {
                errors.add(row.error(DEADLINE, "台账上是 %s，不能在表里改，请申请延期".formatted(known.deadline())));
            }
            var writtenOff = known.state() == ItemState.WRITTEN_OFF ? "是" : "否";
            if (!row.cell(WRITTEN_OFF).isEmpty()) {
                same(row, WRITTEN_OFF, writtenOff, "要经督导组核实才能销号", errors);
            }
            var words = row.cell(PROGRESS);
            if (!words.isEmpty() && !words.equals(lastProgress(known.number()))) {
                if (!groups.contains(CandidateGroups.unit(known.unit()))) {
                    errors.add(row.error(PROGRESS, "只有牵头单位能记进展"));
                } else if (known.state() == ItemState.WRITTEN_OFF || known.state() == ItemState.REPORTED) {
                    errors.add(row.error(PROGRESS, "这一项是“%s”，不用再记进展".formatted(known.stateLabel())));
                } else {
                    progress.add(Map.entry(known.number(), words));
                }
            }
        }

        private static Optional<Long> number(SheetRow row) {
            return row.cell(NUMBER).matches("\\d{1,18}")
                    ? Optional.of(Long.valueOf(row.cell(NUMBER)))
                    : Optional.empty();
        }

        private static void same(SheetRow row, String column, String known, String otherwise, List<RowError> errors) {
            if (!row.cell(column).equals(known)) {
                errors.add(row.error(column, "台账上是“%s”，%s".formatted(known, otherwise)));
            }
        }

        void save() {
            accepted.forEach(item -> ledger.accept(item, login));
            progress.forEach(said -> ledger.progress(said.getKey(), said.getValue(), login));
        }
    }
}
