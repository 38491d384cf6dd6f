package org.dudao.opinion;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dudao.campaign.CampaignChoiceQuery;
import org.dudao.organization.PersonName;
import org.dudao.organization.Unit;
import org.dudao.organization.UnitNames;
import org.dudao.organization.UnitRepository;
import org.dudao.refusal.Refusal;
import org.dudao.sheet.ErrorList;
import org.dudao.sheet.ReturnedSheet;
import org.dudao.sheet.SheetDates;
import org.dudao.sheet.SheetFile;
import org.dudao.sheet.SheetHeadingService;
import org.dudao.sheet.SheetLayout;
import org.dudao.sheet.SheetReader;
import org.dudao.sheet.SheetRow;
import org.dudao.sheet.SheetTable;
import org.dudao.sheet.SheetWords;
import org.dudao.sheet.SheetWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Imports opinions from a sheet. It checks all rows first, and saves nothing while there is an error. */
@Service
@Transactional
class OpinionSheetService {

    static final String DATE = "听取日期";
    static final String WORDS = "意见内容";
    static final String CHANNEL = "听取渠道";
    static final String UNIT = "听到意见的单位";
    static final String SPEAKER = "提意见人";
    static final String KIND = "意见类别";
    static final String CONCERNS = "涉及谁";
    static final String LEADERS = "涉及的班子成员";
    static final String HANDLER = "承办单位";
    static final String ANSWER = "答复";
    static final String FEEDBACK = "反馈方式";

    /** Errors that the former address lists in its refusal. */
    private static final int MOST_ERRORS_IN_REFUSAL = 5;

    static final SheetLayout LAYOUT = SheetLayout.of(DATE, WORDS)
            .withName("群众意见")
            .withOptional(CHANNEL, UNIT, SPEAKER, KIND, CONCERNS, LEADERS, HANDLER, ANSWER, FEEDBACK)
            .withDates(DATE)
            .withSynonyms(
                    DATE, "日期", "时间", "听取时间", "征求时间", "征求日期", "征求意见时间", "征求意见日期", "收集时间", "收集日期", "走访时间", "走访日期",
                    "反映时间", "提出时间", "登记日期")
            .withSynonyms(
                    WORDS, "意见", "意见建议", "意见和建议", "意见及建议", "意见建议内容", "意见和建议内容", "具体意见", "具体意见建议", "具体意见和建议", "群众意见",
                    "群众意见建议", "反映问题", "反映的问题", "问题和建议", "建议内容", "存在问题", "内容")
            .withSynonyms(CHANNEL, "渠道", "征求渠道", "收集渠道", "听取方式", "征求方式", "征集方式", "征求意见方式", "意见来源", "来源")
            .withSynonyms(UNIT, "单位", "单位名称", "听取单位", "征求单位", "收集单位", "填报单位", "登记单位", "上报单位")
            .withSynonyms(SPEAKER, "意见人", "提出人", "意见提出人", "提出意见人", "建议人", "反映人", "姓名")
            .withSynonyms(KIND, "类别", "意见类型", "意见分类", "分类", "问题类别")
            .withSynonyms(CONCERNS, "涉及对象", "意见对象")
            .withSynonyms(LEADERS, "涉及班子成员", "班子成员", "涉及领导")
            .withSynonyms(HANDLER, "办理单位", "责任单位", "牵头单位", "整改单位", "承办部门", "办理部门")
            .withSynonyms(ANSWER, "答复内容", "答复意见", "答复情况", "办理结果", "办理情况", "处理意见")
            .withSynonyms(FEEDBACK, "反馈形式", "反馈情况", "答复方式");

    private final OpinionIntakeService intake;
    private final OpinionEntryService entry;
    private final CampaignChoiceQuery campaigns;
    private final UnitRepository units;
    private final SheetHeadingService headings;
    private final Clock clock;

    OpinionSheetService(
            OpinionIntakeService intake,
            OpinionEntryService entry,
            CampaignChoiceQuery campaigns,
            UnitRepository units,
            SheetHeadingService headings,
            Clock clock) {
        this.intake = intake;
        this.entry = entry;
        this.campaigns = campaigns;
        this.units = units;
        this.headings = headings;
        this.clock = clock;
    }

    /**
     * The result of checking or saving a sheet.
     *
     * @param created rows that are not in the register before this import; 0 with errors
     * @param skipped rows that are in the register already, with the same unit, day, channel and text; 0 with errors
     * @param saved whether a row was saved
     * @param notices what the reader left out or found unusual
     */
    record Result(int rows, ErrorList errors, int created, int skipped, boolean saved, List<String> notices) {}

    private record CheckedSheet(SheetTable table, List<NewOpinion> opinions, ErrorList errors, String campaign) {

        Result result(int created, boolean saved) {
            int rows = table.rows().size();
            return errors.isEmpty()
                    ? new Result(rows, errors, created, rows - created, saved, table.notices())
                    : new Result(rows, errors, 0, 0, false, table.notices());
        }
    }

    /** The sheet with its headings and no rows. */
    static byte[] emptySheet() {
        return SheetWriter.write(
                "群众意见",
                List.of(DATE, CHANNEL, WORDS, UNIT, SPEAKER, KIND, CONCERNS, LEADERS, HANDLER, ANSWER, FEEDBACK),
                List.of());
    }

    /** Checks the sheet and saves nothing. */
    public Result check(SheetFile file, @Nullable String campaign, String login) {
        var sheet = read(file, campaign, login);
        int created = sheet.errors().isEmpty() ? intake.newIn(sheet.opinions(), sheet.campaign()) : 0;
        return sheet.result(created, false);
    }

    /** Saves the new rows when there is no error. */
    public Result save(SheetFile file, @Nullable String campaign, String login) {
        var sheet = read(file, campaign, login);
        int created = sheet.errors().isEmpty() ? intake.enterSheet(sheet.opinions(), sheet.campaign(), login) : 0;
        return sheet.result(created, created > 0);
    }

    /** @throws Refusal with the first errors, when there are any */
    static void refuseErrors(Result result) {
        if (!result.errors().isEmpty()) {
            throw OpinionRefusal.wrong(result.errors().listed().stream()
                    .limit(MOST_ERRORS_IN_REFUSAL)
                    .map(error -> "第%d行%s%s"
                            .formatted(
                                    error.row(),
                                    error.column() == null ? "：" : "“%s”：".formatted(error.column()),
                                    error.message()))
                    .collect(Collectors.joining(
                            "；", "表里有%d处错误，一条也没有导入：".formatted(result.errors().count()), "")));
        }
    }

    /** The sheet with the errors of each row in a last column. */
    public byte[] marked(SheetFile file, @Nullable String campaign, String login) {
        var sheet = read(file, campaign, login);
        return ReturnedSheet.mark(
                List.of(file), List.of(sheet.table()), sheet.errors().listed());
    }

    private CheckedSheet read(SheetFile file, @Nullable String campaign, String login) {
        var own = entry.unitFor(null, login);
        var table = SheetReader.read(file, headings.extended(LAYOUT));
        if (table.rows().isEmpty()) {
            throw OpinionRefusal.wrong("文件“%s”里一条意见也没有。".formatted(file.name()));
        }
        var allUnits = new UnitNames(units.findAllByOrderByCode());
        var errors = new ErrorList();
        var opinions = new ArrayList<NewOpinion>();
        for (var row : table.rows()) {
            var reader = new RowReader(row, own, allUnits, errors);
            reader.read().ifPresent(opinions::add);
        }
        return new CheckedSheet(table, opinions, errors, campaigns.forEntry(own, campaign));
    }

    /** Reads one row and reports all its errors. */
    private final class RowReader {

        private final SheetRow row;
        private final @Nullable String own;
        private final UnitNames allUnits;
        private final ErrorList errors;
        private boolean hasErrors;
        /** Whether the units of the row are right, so that its sorting can be checked. */
        private boolean sortable = true;

        RowReader(SheetRow row, @Nullable String own, UnitNames allUnits, ErrorList errors) {
            this.row = row;
            this.own = own;
            this.allUnits = allUnits;
            this.errors = errors;
        }

        /** Where a cell is wrong, the other cells are checked as if it were right. */
        Optional<NewOpinion> read() {
            var heardOn = date();
            var channel =
                    one(CHANNEL, OpinionChannel.values(), OpinionChannel::label).orElse(OpinionChannel.SHEET);
            var unit = unit();
            var choice = choice();
            var feedback =
                    one(FEEDBACK, FeedbackMode.values(), FeedbackMode::label).orElse(null);
            var opinion = new NewOpinion(
                    unit,
                    channel,
                    row.cell(WORDS),
                    heardOn,
                    PersonName.unpadded(row.cell(SPEAKER)),
                    "",
                    choice,
                    row.cell(ANSWER),
                    feedback);
            var faults = sortable ? intake.faults(opinion) : opinion.faults(LocalDate.now(clock));
            faults.forEach(fault -> addError(columnOf(fault), fault));
            return hasErrors ? Optional.empty() : Optional.of(opinion);
        }

        /** The date, or today when it is wrong. */
        private LocalDate date() {
            var cell = row.cell(DATE);
            var today = LocalDate.now(clock);
            var date = SheetDates.parse(cell);
            if (date.isEmpty()) {
                addError(DATE, cell.isEmpty() ? "没有填写" : SheetDates.adviceOnPast(cell, today));
            }
            return date.orElse(today);
        }

        /** The code of the unit, which the sheet names by name or code. People of a unit may leave it out. */
        private @Nullable String unit() {
            var cell = row.cell(UNIT);
            if (cell.isEmpty()) {
                return own;
            }
            var unit = unitCalled(UNIT, cell).orElse(null);
            if (unit != null && own != null && !unit.equals(own)) {
                sortable = false;
                addError(UNIT, "只能登记本单位听到的意见");
            }
            return unit;
        }

        private Optional<String> unitCalled(String column, String name) {
            var code = allUnits.find(name).map(Unit::code);
            if (code.isEmpty()) {
                hasErrors = true;
                sortable = false;
                errors.addCause(row.error(column, "没有叫“%s”的单位，应写单位全称%s".formatted(name, allUnits.question(name))));
            }
            return code;
        }

        private @Nullable SortingChoice choice() {
            var kind = one(KIND, OpinionKind.values(), OpinionKind::label);
            var concerns = one(CONCERNS, Concern.values(), Concern::label);
            if (row.cell(KIND).isEmpty() && row.cell(CONCERNS).isEmpty()) {
                return null;
            }
            boolean wrong = !row.cell(KIND).isEmpty() && kind.isEmpty();
            var whom = concerns.orElse(Concern.UNIT);
            var handler = row.cell(HANDLER);
            var unit = whom.namesAUnit() && !handler.isEmpty()
                    ? unitCalled(HANDLER, handler).orElse(null)
                    : null;
            var above = handler.equals("活动办") ? SortingChoice.OFFICE : SortingChoice.SUPERVISION;
            return new SortingChoice(
                    wrong ? OpinionKind.OTHER : kind.orElse(null), whom, row.cell(LEADERS), unit, above, null);
        }

        private <E extends Enum<E>> Optional<E> one(String column, E[] values, Function<E, String> label) {
            var cell = row.cell(column);
            var match = Arrays.stream(values)
                    .filter(value -> SheetWords.same(label.apply(value), cell))
                    .findFirst();
            if (!cell.isEmpty() && match.isEmpty()) {
                addError(
                        column,
                        "不能是“%s”，可以是%s"
                                .formatted(
                                        cell, Arrays.stream(values).map(label).collect(Collectors.joining("、"))));
            }
            return match;
        }

        private void addError(@Nullable String column, String message) {
            hasErrors = true;
            errors.add(row.error(column, message));
        }

        /** The column whose name begins the sentence. */
        private static @Nullable String columnOf(String sentence) {
            return LAYOUT.columns().stream()
                    .filter(sentence::startsWith)
                    .findFirst()
                    .orElse(null);
        }
    }
}
