package org.dudao.opinion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dudao.organization.Unit;
import org.dudao.organization.UnitRepository;
import org.dudao.refusal.Refusal;
import org.dudao.sheet.ErrorList;
import org.dudao.sheet.ReturnedSheet;
import org.dudao.sheet.RowError;
import org.dudao.sheet.SheetDates;
import org.dudao.sheet.SheetFile;
import org.dudao.sheet.SheetLayout;
import org.dudao.sheet.SheetReader;
import org.dudao.sheet.SheetRow;
import org.dudao.sheet.SheetTable;
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

    private static final SheetLayout LAYOUT = SheetLayout.of(DATE, WORDS)
            .withOptional(CHANNEL, UNIT, SPEAKER, KIND, CONCERNS, LEADERS, HANDLER, ANSWER, FEEDBACK);

    private final OpinionIntakeService intake;
    private final OpinionEntryService entry;
    private final UnitRepository units;

    OpinionSheetService(OpinionIntakeService intake, OpinionEntryService entry, UnitRepository units) {
        this.intake = intake;
        this.entry = entry;
        this.units = units;
    }

    /**
     * The result of checking or saving a sheet.
     *
     * @param created rows that are not in the register before this import; 0 with errors
     * @param skipped rows that are in the register already, with the same unit, day, channel and text; 0 with errors
     * @param saved whether a row was saved
     */
    record Result(int rows, ErrorList<RowError> errors, int created, int skipped, boolean saved) {}

    private record CheckedSheet(
            SheetTable table, List<NewOpinion> opinions, ErrorList<RowError> errors, String campaign) {

        Result result(int created, boolean saved) {
            int rows = table.rows().size();
            return errors.isEmpty()
                    ? new Result(rows, errors, created, rows - created, saved)
                    : new Result(rows, errors, 0, 0, false);
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
                file.name(), file.content(), sheet.table(), sheet.errors().listed());
    }

    private CheckedSheet read(SheetFile file, @Nullable String campaign, String login) {
        var own = entry.unitFor(null, login);
        var table = SheetReader.read(file.name(), file.content(), LAYOUT);
        if (table.rows().isEmpty()) {
            throw OpinionRefusal.wrong("文件“%s”里一条意见也没有。".formatted(file.name()));
        }
        var allUnits = units.findAllByOrderByCode();
        var errors = new ErrorList<RowError>();
        var opinions = new ArrayList<NewOpinion>();
        for (var row : table.rows()) {
            var reader = new RowReader(row, own, allUnits, errors);
            reader.read().ifPresent(opinions::add);
        }
        return new CheckedSheet(table, opinions, errors, intake.campaignFor(own, campaign));
    }

    /** Reads one row and reports all its errors. */
    private final class RowReader {

        private final SheetRow row;
        private final @Nullable String own;
        private final List<Unit> allUnits;
        private final ErrorList<RowError> errors;
        private boolean hasErrors;

        RowReader(SheetRow row, @Nullable String own, List<Unit> allUnits, ErrorList<RowError> errors) {
            this.row = row;
            this.own = own;
            this.allUnits = allUnits;
            this.errors = errors;
        }

        Optional<NewOpinion> read() {
            var heardOn = date();
            var channel =
                    one(CHANNEL, OpinionChannel.values(), OpinionChannel::label).orElse(OpinionChannel.SHEET);
            var unit = unit();
            var choice = choice();
            var feedback =
                    one(FEEDBACK, FeedbackMode.values(), FeedbackMode::label).orElse(null);
            if (hasErrors || heardOn.isEmpty()) {
                return Optional.empty();
            }
            var opinion = new NewOpinion(
                    unit,
                    channel,
                    row.cell(WORDS),
                    heardOn.get(),
                    row.cell(SPEAKER),
                    "",
                    choice,
                    row.cell(ANSWER),
                    feedback);
            try {
                intake.check(opinion);
                return Optional.of(opinion);
            } catch (OpinionRefusal refused) {
                addError(columnOf(refused.reason()), refused.reason());
                return Optional.empty();
            }
        }

        private Optional<LocalDate> date() {
            var date = SheetDates.parse(row.cell(DATE));
            if (date.isEmpty()) {
                addError(DATE, row.cell(DATE).isEmpty() ? "没有填写" : "“%s”不是日期，应写成 2014-03-25".formatted(row.cell(DATE)));
            }
            return date;
        }

        /** The code of the unit, which the sheet names by name or code. People of a unit may leave it out. */
        private @Nullable String unit() {
            var cell = row.cell(UNIT);
            if (cell.isEmpty()) {
                return own;
            }
            var unit = unitCalled(UNIT, cell).orElse(null);
            if (unit != null && own != null && !unit.equals(own)) {
                addError(UNIT, "只能登记本单位听到的意见");
            }
            return unit;
        }

        private Optional<String> unitCalled(String column, String name) {
            var code = allUnits.stream()
                    .filter(unit -> unit.name().equals(name) || unit.code().equals(name))
                    .map(Unit::code)
                    .findFirst();
            if (code.isEmpty()) {
                addError(column, "没有叫“%s”的单位，应写单位全称".formatted(name));
            }
            return code;
        }

        private @Nullable SortingChoice choice() {
            var kind = one(KIND, OpinionKind.values(), OpinionKind::label);
            var concerns = one(CONCERNS, Concern.values(), Concern::label);
            if (row.cell(KIND).isEmpty() && row.cell(CONCERNS).isEmpty()) {
                return null;
            }
            var whom = concerns.orElse(Concern.UNIT);
            var handler = row.cell(HANDLER);
            var unit = whom.namesAUnit() && !handler.isEmpty()
                    ? unitCalled(HANDLER, handler).orElse(null)
                    : null;
            var above = handler.equals("活动办") ? SortingChoice.OFFICE : SortingChoice.SUPERVISION;
            return new SortingChoice(kind.orElse(null), whom, row.cell(LEADERS), unit, above, null);
        }

        private <E extends Enum<E>> Optional<E> one(String column, E[] values, Function<E, String> label) {
            var cell = row.cell(column);
            var match = Arrays.stream(values)
                    .filter(value -> label.apply(value).equals(cell))
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
            errors.add(new RowError(row.number(), column, message));
        }

        /** The column whose name begins the sentence. */
        private static @Nullable String columnOf(String sentence) {
            return LAYOUT.required().stream()
                    .filter(sentence::startsWith)
                    .findFirst()
                    .or(() -> LAYOUT.optional().stream()
                            .filter(sentence::startsWith)
                            .findFirst())
                    .orElse(null);
        }
    }
}
