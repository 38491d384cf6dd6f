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
import org.dudao.sheet.ReturnedSheet;
import org.dudao.sheet.RowError;
import org.dudao.sheet.SheetDates;
import org.dudao.sheet.SheetLayout;
import org.dudao.sheet.SheetReader;
import org.dudao.sheet.SheetRow;
import org.dudao.sheet.SheetTable;
import org.dudao.sheet.SheetWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Many opinions from a sheet: looked through first, and saved only when every row is clean. */
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

    private static final int SHOWN = 5;

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
     * What came of a sheet.
     *
     * @param fresh rows that the register has not, or had not
     * @param known rows that it had already, with the same unit, day, channel and words; they are passed over
     * @param saved whether anything was saved
     */
    record Outcome(int rows, List<RowError> errors, int fresh, int known, boolean saved) {}

    private record Read(SheetTable table, List<NewOpinion> opinions, List<RowError> errors, String campaign) {}

    /** An empty one, with its columns. */
    static byte[] template() {
        return SheetWriter.write(
                "群众意见",
                List.of(DATE, CHANNEL, WORDS, UNIT, SPEAKER, KIND, CONCERNS, LEADERS, HANDLER, ANSWER, FEEDBACK),
                List.of());
    }

    /** Saves nothing. */
    public Outcome tryOut(String name, byte[] content, @Nullable String campaign, String login) {
        var read = read(name, content, campaign, login);
        int rows = read.table().rows().size();
        int fresh = read.errors().isEmpty() ? intake.newIn(read.opinions(), read.campaign()) : 0;
        return new Outcome(rows, read.errors(), fresh, read.errors().isEmpty() ? rows - fresh : 0, false);
    }

    /** @throws Refusal BAD_REQUEST with the first errors, when there are any; then nothing is saved */
    public Outcome save(String name, byte[] content, @Nullable String campaign, String login) {
        var read = read(name, content, campaign, login);
        if (!read.errors().isEmpty()) {
            throw OpinionRefusal.wrong(read.errors().stream()
                    .limit(SHOWN)
                    .map(error -> "第%d行%s%s"
                            .formatted(
                                    error.row(),
                                    error.column() == null ? "：" : "“%s”：".formatted(error.column()),
                                    error.message()))
                    .collect(Collectors.joining(
                            "；", "表里有%d处错误，一条也没有导入：".formatted(read.errors().size()), "")));
        }
        int fresh = intake.enterSheet(read.opinions(), read.campaign(), login);
        int rows = read.table().rows().size();
        return new Outcome(rows, List.of(), fresh, rows - fresh, fresh > 0);
    }

    /** The sheet as it came, with each row's errors beside the row. */
    public byte[] marked(String name, byte[] content, @Nullable String campaign, String login) {
        var read = read(name, content, campaign, login);
        return ReturnedSheet.mark(name, content, read.table(), read.errors());
    }

    private Read read(String name, byte[] content, @Nullable String campaign, String login) {
        var own = entry.unitFor(null, login);
        var table = SheetReader.read(name, content, LAYOUT);
        if (table.rows().isEmpty()) {
            throw OpinionRefusal.wrong("文件“%s”里一条意见也没有。".formatted(name));
        }
        var known = units.findAllByOrderByCode();
        var errors = new ArrayList<RowError>();
        var opinions = new ArrayList<NewOpinion>();
        for (var row : table.rows()) {
            var reader = new RowReader(row, own, known, errors);
            reader.read().ifPresent(opinions::add);
        }
        return new Read(table, opinions, errors, intake.campaignFor(own, campaign));
    }

    /** One row; it complains of everything at once. */
    private final class RowReader {

        private final SheetRow row;
        private final @Nullable String own;
        private final List<Unit> known;
        private final List<RowError> errors;
        private boolean wrong;

        RowReader(SheetRow row, @Nullable String own, List<Unit> known, List<RowError> errors) {
            this.row = row;
            this.own = own;
            this.known = known;
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
            if (wrong || heardOn.isEmpty()) {
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
                complain(columnOf(refused.reason()), refused.reason());
                return Optional.empty();
            }
        }

        private Optional<LocalDate> date() {
            var date = SheetDates.parse(row.cell(DATE));
            if (date.isEmpty()) {
                complain(DATE, row.cell(DATE).isEmpty() ? "没有填写" : "“%s”不是日期，应写成 2014-03-25".formatted(row.cell(DATE)));
            }
            return date;
        }

        /** By name or code; the unit's own people may leave it out. */
        private @Nullable String unit() {
            var cell = row.cell(UNIT);
            if (cell.isEmpty()) {
                return own;
            }
            var found = unitCalled(UNIT, cell).orElse(null);
            if (found != null && own != null && !found.equals(own)) {
                complain(UNIT, "只能登记本单位听到的意见");
            }
            return found;
        }

        private Optional<String> unitCalled(String column, String name) {
            var found = known.stream()
                    .filter(unit -> unit.name().equals(name) || unit.code().equals(name))
                    .map(Unit::code)
                    .findFirst();
            if (found.isEmpty()) {
                complain(column, "没有叫“%s”的单位，应写单位全称".formatted(name));
            }
            return found;
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
            var found = Arrays.stream(values)
                    .filter(value -> label.apply(value).equals(cell))
                    .findFirst();
            if (!cell.isEmpty() && found.isEmpty()) {
                complain(
                        column,
                        "不能是“%s”，可以是%s"
                                .formatted(
                                        cell, Arrays.stream(values).map(label).collect(Collectors.joining("、"))));
            }
            return found;
        }

        private void complain(@Nullable String column, String message) {
            wrong = true;
            errors.add(new RowError(row.number(), column, message));
        }

        /** The column that the sentence begins with. */
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
