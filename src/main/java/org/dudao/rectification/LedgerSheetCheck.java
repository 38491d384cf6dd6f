package org.dudao.rectification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.dudao.campaign.CampaignChoiceQuery;
import org.dudao.opinion.OpinionKind;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.organization.Person;
import org.dudao.organization.Unit;
import org.dudao.organization.UnitNames;
import org.dudao.organization.UnitRepository;
import org.dudao.refusal.Refusal;
import org.dudao.sheet.ErrorList;
import org.dudao.sheet.SheetDates;
import org.dudao.sheet.SheetLayout;
import org.dudao.sheet.SheetRow;
import org.dudao.sheet.SheetTable;
import org.dudao.sheet.SheetWords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks the rows of a ledger sheet. A row for an item on the ledger may only add progress: deadlines, persons and write-offs are
 * changed on the page of the item. {@link LedgerSheetNumbers} tells these rows from new items.
 */
@Component
class LedgerSheetCheck {

    /** The running number that people give to rows. */
    static final String RUNNING_NUMBER = "序号";
    /** The number of an item on the ledger. */
    static final String NUMBER = "系统编号";

    static final String UNIT = "单位";
    static final String PROBLEM = "问题";
    static final String MEASURES = "整改措施";
    static final String LEADER = "责任领导";
    static final String PERSON = "责任人";
    static final String DEADLINE = "完成时限";
    static final String PROGRESS = "进展";
    static final String WRITTEN_OFF = "是否销号";
    static final String STATE = "状态";
    static final String KIND = "类别";
    static final String ORIGIN = "来源";
    static final String HELPERS = "协办单位";

    static final String BETWEEN_HELPERS = "、";

    static final String YES = "是";
    static final String NO = "否";

    private static final int MOST_ROWS = 2_000;

    static final SheetLayout LAYOUT = SheetLayout.of(PROBLEM, MEASURES, PERSON, DEADLINE)
            .withName("台账")
            .withOptional(RUNNING_NUMBER, NUMBER, UNIT, LEADER, PROGRESS, WRITTEN_OFF, STATE, KIND, ORIGIN, HELPERS)
            .withDates(DEADLINE)
            .withMostRows(MOST_ROWS)
            .withLongestCell(LedgerText.LONGEST)
            .withSynonyms(NUMBER, "台账编号", "事项编号")
            .withSynonyms(UNIT, "责任单位", "牵头单位", "整改单位", "整改责任单位", "单位名称", "责任部门", "牵头部门", "主办单位")
            .withSynonyms(
                    PROBLEM, "存在问题", "存在的问题", "存在的主要问题", "存在主要问题", "主要问题", "突出问题", "具体问题", "问题表现", "问题具体表现", "问题表现形式",
                    "具体表现", "问题描述", "问题内容", "问题清单", "查摆问题", "查摆出的问题", "反馈问题", "整改问题", "整改事项", "整改内容", "需要整改的问题", "问题事项")
            .withSynonyms(
                    MEASURES, "措施", "具体措施", "整改的措施", "整改具体措施", "具体整改措施", "整改办法", "整改举措", "解决措施", "解决办法", "整改措施及办法",
                    "整改措施和办法", "整改落实措施", "工作措施", "整改方案")
            .withSynonyms(LEADER, "牵头领导", "分管领导", "主管领导", "包抓领导", "包案领导", "责任领导人", "整改责任领导")
            .withSynonyms(PERSON, "具体责任人", "整改责任人", "直接责任人", "责任人员", "责任人姓名", "负责人", "具体负责人", "整改负责人")
            .withSynonyms(
                    DEADLINE, "整改时限", "整改期限", "完成时间", "完成期限", "完成日期", "整改时间", "整改完成时限", "整改完成时间", "整改完成期限", "计划完成时间",
                    "计划完成时限", "拟完成时间", "要求完成时间", "时限要求", "时限", "期限", "办结时限", "解决时限")
            .withSynonyms(
                    PROGRESS, "整改进展", "进展情况", "整改进展情况", "工作进展", "整改情况", "整改落实情况", "落实情况", "完成情况", "整改完成情况", "进度",
                    "目前进展")
            .withSynonyms(HELPERS, "配合单位", "协同单位", "协助单位")
            .withSynonyms(WRITTEN_OFF, "销号", "是否已销号", "销号情况", "销号状态");

    private final LedgerService ledger;
    private final NewItemValidator newItems;
    private final LedgerItemRepository items;
    private final LedgerListQuery list;
    private final CampaignChoiceQuery campaigns;
    private final UnitRepository units;
    private final Directory directory;
    private final Clock clock;

    LedgerSheetCheck(
            LedgerService ledger,
            NewItemValidator newItems,
            LedgerItemRepository items,
            LedgerListQuery list,
            CampaignChoiceQuery campaigns,
            UnitRepository units,
            Directory directory,
            Clock clock) {
        this.ledger = ledger;
        this.newItems = newItems;
        this.items = items;
        this.list = list;
        this.campaigns = campaigns;
        this.units = units;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * The result of the check.
     *
     * @param additions new items, complete only without errors
     * @param progress progress of items on the ledger, complete only without errors
     * @param notSaved sentences about what the rows of new items contain and what is not saved
     */
    record Result(
            SheetTable table,
            ErrorList errors,
            List<NewLedgerItem> additions,
            List<ProgressNote> progress,
            Set<String> notSaved) {

        int rows() {
            return table.rows().size();
        }

        /** What was not read or is not saved: sentences for the page. */
        List<String> notices() {
            var notices = new ArrayList<>(table.notices());
            notices.addAll(notSaved);
            return notices;
        }
    }

    /** Progress that a row adds to an item on the ledger. */
    record ProgressNote(long number, String text) {}

    /**
     * Checks all rows as this person.
     *
     * @param campaign of new items; null for the only campaign in question
     */
    Result check(SheetTable table, @Nullable String campaign, String login) {
        var rows = new Rows(campaign, login, LedgerSheetNumbers.of(table, number -> list.find(login, number)));
        table.rows().forEach(rows::check);
        return new Result(table, rows.errors, rows.additions, rows.progress, rows.notSaved);
    }

    /** The latest progress of an item, empty when there is none. */
    private String lastProgress(long number) {
        return ledger.eventsOf(number).stream()
                .filter(event -> event.kind() == LedgerEventKind.PROGRESS)
                .reduce((first, second) -> second)
                .map(LedgerEvent::why)
                .orElse("");
    }

    private final class Rows {

        private final @Nullable String campaign;
        private final Set<String> groups;
        private final List<Unit> ownUnits;
        private final UnitNames allowedUnits;
        private final LedgerSheetNumbers numbers;
        private final ErrorList errors = new ErrorList();
        private final List<NewLedgerItem> additions = new ArrayList<>();
        private final List<ProgressNote> progress = new ArrayList<>();
        private final Set<String> sources = new HashSet<>();
        private final Set<String> notSaved = new LinkedHashSet<>();
        private final UnitNames allUnits;

        Rows(@Nullable String campaign, String login, LedgerSheetNumbers numbers) {
            this.campaign = campaign;
            this.numbers = numbers;
            this.groups = directory.person(login).map(Person::candidateGroups).orElse(Set.of());
            var all = units.findAllByOrderByCode();
            this.allUnits = new UnitNames(all);
            this.ownUnits = all.stream()
                    .filter(unit -> groups.contains(CandidateGroups.unit(unit.code())))
                    .toList();
            this.allowedUnits = new UnitNames(groups.contains(CandidateGroups.OFFICE) ? all : ownUnits);
        }

        private void check(SheetRow row) {
            var number = numbers.of(row);
            if (number.error() != null) {
                errors.add(row.error(number.column(), number.error()));
            } else if (number.item() != null) {
                checkExisting(row, number.item());
            } else {
                checkNew(row);
            }
        }

        /** Reports all errors of the row, also when its unit is unknown. */
        private void checkNew(SheetRow row) {
            var unit = unit(row);
            var deadline = deadline(row);
            var item = new NewLedgerItem(
                    unit.flatMap(one -> campaignOf(row, one)).orElse(""),
                    unit.map(Unit::code).orElse(""),
                    row.cell(PROBLEM),
                    kind(row),
                    origin(row),
                    source(SheetWords.compact(row.cell(PROBLEM))),
                    row.cell(MEASURES),
                    row.cell(LEADER),
                    row.cell(PERSON),
                    deadline.orElse(null),
                    helpers(row, unit.map(Unit::code).orElse("")),
                    null);
            (unit.isPresent() ? newItems.complaints(item) : item.complaints())
                    .stream()
                            .filter(complaint -> !(complaint.field().equals(DEADLINE)
                                    && !row.cell(DEADLINE).isEmpty()))
                            .map(complaint -> row.error(complaint.field(), complaint.reason()))
                            .forEach(errors::add);
            if (!writtenOff(row).equals(NO)) {
                errors.add(row.error(WRITTEN_OFF, "要经督导组核实才能销号，新列入的只能是“否”"));
            }
            requireNewProblem(row, item);
            if (!row.cell(PROGRESS).isEmpty()) {
                notSaved.add("新事项的“%s”没有存，列入以后由牵头单位来记。".formatted(PROGRESS));
            }
            additions.add(item);
        }

        private Optional<String> campaignOf(SheetRow row, Unit unit) {
            try {
                return Optional.of(campaigns.forEntry(unit.code(), campaign));
            } catch (Refusal refusal) {
                errors.addCause(row.error(UNIT, refusal.reason()));
                return Optional.empty();
            }
        }

        /** Sheets of other authors have categories of their own in this column. */
        private OpinionKind kind(SheetRow row) {
            var cell = row.cell(KIND);
            var kind = Arrays.stream(OpinionKind.values())
                    .filter(one -> SheetWords.same(one.label(), cell))
                    .findFirst();
            if (kind.isEmpty() && !cell.isEmpty()) {
                notSaved.add("“%s”里认不出的存为“%s”，认得的是：%s。"
                        .formatted(
                                KIND,
                                OpinionKind.OTHER.label(),
                                Arrays.stream(OpinionKind.values())
                                        .map(OpinionKind::label)
                                        .collect(Collectors.joining("、"))));
            }
            return kind.orElse(OpinionKind.OTHER);
        }

        private ItemOrigin origin(SheetRow row) {
            return Stream.of(ItemOrigin.PROBLEM_LIST, ItemOrigin.VISIT)
                    .filter(one -> SheetWords.same(one.label(), row.cell(ORIGIN)))
                    .findFirst()
                    .orElse(ItemOrigin.SHEET);
        }

        private Set<String> helpers(SheetRow row, String lead) {
            var helpers = new LinkedHashSet<String>();
            Arrays.stream(row.cell(HELPERS).split("[、，,;；\\s]+"))
                    .filter(name -> !name.isEmpty())
                    .forEach(name -> allUnits.find(name)
                            .ifPresentOrElse(
                                    helper -> helpers.add(helper.code()),
                                    () -> notSaved.add("“%s”里的“%s”不是名册里的单位%s，没有存。"
                                            .formatted(HELPERS, name, allUnits.question(name)))));
            helpers.remove(lead);
            return helpers;
        }

        private Optional<LocalDate> deadline(SheetRow row) {
            var cell = row.cell(DEADLINE);
            var deadline = SheetDates.parse(cell);
            if (deadline.isEmpty() && !cell.isEmpty()) {
                errors.add(row.error(DEADLINE, SheetDates.advice(cell, LocalDate.now(clock))));
            }
            return deadline;
        }

        private void requireNewProblem(SheetRow row, NewLedgerItem item) {
            if (item.problem().isEmpty()) {
                return;
            }
            Stream.of(Objects.requireNonNull(item.source()), source(row.cell(PROBLEM)))
                    .distinct()
                    .flatMap(source ->
                            items.findByCampaignAndUnitAndSource(item.campaign(), item.unit(), source).stream())
                    .findFirst()
                    .ifPresent(other -> errors.add(row.error(PROBLEM, "这个问题已经在台账上，是%d号".formatted(other.number()))));
            if (!sources.add(item.unit() + item.source())) {
                errors.add(row.error(PROBLEM, "表里前面已经有这个问题"));
            }
        }

        private Optional<Unit> unit(SheetRow row) {
            var name = row.cell(UNIT);
            if (name.isEmpty() && ownUnits.size() == 1) {
                return Optional.of(ownUnits.get(0));
            }
            var unit = allowedUnits.find(name);
            if (unit.isEmpty()) {
                errors.addCause(row.error(
                        UNIT,
                        name.isEmpty()
                                ? "没有写是哪个单位"
                                : "应是%s，不能是“%s”%s".formatted(expectedUnits(), name, allowedUnits.question(name))));
            }
            return unit;
        }

        private String expectedUnits() {
            return ownUnits.isEmpty()
                    ? "名册里的单位"
                    : ownUnits.stream().map(Unit::name).collect(Collectors.joining("或"));
        }

        private void checkExisting(SheetRow row, LedgerLine item) {
            requireSame(row, PROBLEM, item.problem(), "不能在表里改");
            requireSame(row, MEASURES, item.measures(), "不能在表里改");
            requireSame(row, PERSON, item.person(), "不能在表里改，请在台账上更换责任人");
            if (!SheetDates.parse(row.cell(DEADLINE)).equals(Optional.of(item.deadline()))) {
                errors.add(row.error(DEADLINE, "台账上是 %s，不能在表里改，请申请延期".formatted(item.deadline())));
            }
            requireSameIfWritten(row, KIND, item.kindLabel());
            requireSameIfWritten(row, ORIGIN, item.originLabel());
            requireSameIfWritten(row, HELPERS, String.join(BETWEEN_HELPERS, item.helpers()));
            var writtenOff = item.state() == ItemState.WRITTEN_OFF ? YES : NO;
            if (!row.cell(WRITTEN_OFF).isEmpty() && !writtenOff(row).equals(writtenOff)) {
                errors.add(row.error(WRITTEN_OFF, "台账上是“%s”，要经督导组核实才能销号".formatted(writtenOff)));
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

        private void requireSameIfWritten(SheetRow row, String column, String onLedger) {
            if (!row.cell(column).isEmpty()) {
                requireSame(row, column, onLedger, "不能在表里改");
            }
        }

        /** Blanks and line breaks do not matter: Excel and people change them. */
        private void requireSame(SheetRow row, String column, String onLedger, String advice) {
            if (!SheetWords.same(row.cell(column), onLedger)) {
                errors.add(row.error(column, "台账上是“%s”，%s".formatted(onLedger, advice)));
            }
        }
    }

    /** 是 or 否; any other text that does not mean one of them is returned as it is. */
    private static String writtenOff(SheetRow row) {
        var cell = SheetWords.compact(row.cell(WRITTEN_OFF));
        return switch (cell) {
            case "", NO, "未", "未销号", "没有销号" -> NO;
            case YES, "已销号", "已" -> YES;
            default -> cell;
        };
    }

    /** The key that prevents a second registration of the same problem. */
    private static String source(String problem) {
        return "sheet-" + DigestUtils.sha256Hex(problem);
    }
}
