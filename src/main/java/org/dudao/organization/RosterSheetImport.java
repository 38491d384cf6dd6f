package org.dudao.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dudao.refusal.Refusal;
import org.dudao.sheet.ImportDescription;
import org.dudao.sheet.NamedSheet;
import org.dudao.sheet.ResultTable;
import org.dudao.sheet.ReturnedSheet;
import org.dudao.sheet.RowError;
import org.dudao.sheet.SheetCaller;
import org.dudao.sheet.SheetImport;
import org.dudao.sheet.SheetReport;
import org.dudao.sheet.SheetUpload;
import org.dudao.sheet.SheetWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The roster as a kind of sheet that can be imported: one .xlsx file with four sheets, or one .csv file for each sheet. */
@Service
class RosterSheetImport implements SheetImport {

    /** The administrators' group. Only they may change who the designers are. */
    static final String ADMINISTRATOR = "camunda-admin";

    private static final ImportDescription DESCRIPTION = new ImportDescription(
            "roster",
            "名册",
            "名册有四张表：督导组（代码、名称），单位（代码、名称、类别、督导组），人员（登录名、姓名、身份、所属），回避（登录名、单位、事由，可以没有）。可以是一个 .xlsx，也可以是几个 .csv，文件名就是表名。每次都要交全：名册里不再有的人不能再登录，登记过的单位和督导组不能缺少。",
            "名册（一个 .xlsx，或者几个 .csv）",
            ".xlsx,.csv",
            true,
            "名册.xlsx",
            new ImportDescription.Link("任务列表", "/"),
            List.of());

    private static final List<String> SHEETS =
            List.of(RosterCheck.GROUPS, RosterCheck.UNITS, RosterCheck.PEOPLE, RosterCheck.TIES);

    private final RosterImport rosters;

    RosterSheetImport(RosterImport rosters) {
        this.rosters = rosters;
    }

    @Override
    public ImportDescription description() {
        return DESCRIPTION;
    }

    @Override
    public boolean mayImport(SheetCaller caller) {
        return caller.hasAnyRole(CandidateGroups.OFFICE, ADMINISTRATOR);
    }

    @Override
    public byte[] emptySheet() {
        return SheetWriter.write(SHEETS.stream()
                .map(name -> new NamedSheet(name, 1, RosterCheck.COLUMNS.getOrDefault(name, List.of()), List.of()))
                .toList());
    }

    @Override
    public SheetReport check(SheetUpload upload) {
        return report(upload, this::dryRun);
    }

    @Override
    public SheetReport save(SheetUpload upload) {
        boolean administrator = upload.caller().hasAnyRole(ADMINISTRATOR);
        return report(upload, files -> run(files, administrator));
    }

    /** @throws Refusal when the files cannot be read; then there is no row to mark */
    @Override
    public byte[] marked(SheetUpload upload) {
        var files = files(upload);
        List<NamedSheet> sheets;
        try {
            sheets = RosterReader.read(files);
        } catch (RosterRefusedException unreadable) {
            throw new Refusal(
                    Refusal.Kind.BAD_REQUEST,
                    unreadable.errors().stream().map(RosterError::toString).collect(Collectors.joining("；")));
        }
        if (sheets.isEmpty()) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "名册里一张表也没有。");
        }
        var file = files.get(0);
        boolean oneWorkbook =
                files.size() == 1 && file.name().toLowerCase(Locale.ROOT).endsWith(".xlsx");
        var workbook = oneWorkbook ? file.content() : SheetWriter.write(sheets);
        return ReturnedSheet.markAll(
                file.name(), workbook, sheets, check(upload).errors());
    }

    RosterReport dryRun(List<RosterFile> files) {
        return rosters.dryRun(files);
    }

    RosterReport run(List<RosterFile> files, boolean administrator) {
        return administrator
                ? rosters.run(files, login -> InitialPasswords.generate())
                : rosters.runButKeepDesigners(files, login -> InitialPasswords.generate());
    }

    private static SheetReport report(SheetUpload upload, Function<List<RosterFile>, RosterReport> importing) {
        int rows = 0;
        try {
            var files = files(upload);
            rows = RosterReader.read(files).stream()
                    .mapToInt(sheet -> sheet.rows().size())
                    .sum();
            var report = importing.apply(files);
            return report.dryRun()
                    ? SheetReport.checked(rows, true, summary("没有问题，可以存入。", report))
                    : SheetReport.saved(rows, summary("已存入。", report), firstPasswords(report));
        } catch (RosterRefusedException refused) {
            var errors = refused.errors().stream()
                    .map(error -> new RowError(error.sheet(), error.row(), error.column(), error.message()))
                    .toList();
            return SheetReport.withErrors(rows, errors, refused.errorCount());
        }
    }

    private static List<RosterFile> files(SheetUpload upload) {
        return upload.files().stream()
                .map(file -> new RosterFile(file.name(), file.content()))
                .toList();
    }

    private static List<String> summary(String result, RosterReport report) {
        var sentences = new ArrayList<String>();
        sentences.add(result);
        sentences.add("督导组 %d 个，单位 %d 个，人员 %d 人：新增 %d 人，有变动 %d 人，不再有 %d 人。"
                .formatted(
                        report.groups(),
                        report.units(),
                        report.people(),
                        report.newPeople(),
                        report.changedPeople(),
                        report.withdrawnPeople().size()));
        if (!report.movedUnits().isEmpty()) {
            sentences.add("换督导组的单位：" + String.join("，", report.movedUnits()) + "。");
        }
        if (!report.withdrawnPeople().isEmpty()) {
            sentences.add("不再有、不能再登录的登录名：" + String.join("，", report.withdrawnPeople()) + "。");
        }
        return sentences;
    }

    private static @Nullable ResultTable firstPasswords(RosterReport report) {
        return report.newLogins().isEmpty()
                ? null
                : new ResultTable(
                        "新登录名的初始密码只显示这一次，请现在抄下来发给本人。",
                        List.of("登录名", "初始密码"),
                        report.newLogins().stream()
                                .map(login -> List.of(login.login(), login.password()))
                                .toList());
    }
}
