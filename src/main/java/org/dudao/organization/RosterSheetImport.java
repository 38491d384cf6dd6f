package org.dudao.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dudao.refusal.Refusal;
import org.dudao.sheet.ImportDescription;
import org.dudao.sheet.ResultTable;
import org.dudao.sheet.ReturnedSheet;
import org.dudao.sheet.RowError;
import org.dudao.sheet.SheetBook;
import org.dudao.sheet.SheetCaller;
import org.dudao.sheet.SheetFile;
import org.dudao.sheet.SheetImport;
import org.dudao.sheet.SheetLayout;
import org.dudao.sheet.SheetReport;
import org.dudao.sheet.SheetTable;
import org.dudao.sheet.SheetUpload;
import org.dudao.sheet.SheetWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The roster as a kind of sheet that can be imported: one .xlsx file with four sheets, or one .csv file for each sheet. */
@Service
class RosterSheetImport implements SheetImport {

    /** The administrators' group. The rules of {@link RosterPowers} do not apply to its members. */
    static final String ADMINISTRATOR = "camunda-admin";

    private static final ImportDescription DESCRIPTION = new ImportDescription(
            "roster",
            "名册",
            "名册有四张表：督导组（代码、名称），单位（代码、名称、类别、督导组），人员（登录名、姓名、身份、所属），回避（登录名、单位、事由，可以没有）。可以是一个 .xlsx，也可以是几个 .csv，文件名就是表名。每次都要交全：名册里不再有的人不能再登录，登记过的单位不能缺少，已经撤销的除外；不再联系单位的督导组可以去掉。",
            "名册（一个 .xlsx，或者几个 .csv）",
            ".xlsx,.csv",
            true,
            "名册.xlsx",
            new ImportDescription.Link("任务列表", "/"),
            List.of());

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
    public List<SheetLayout> layouts() {
        return RosterCheck.LAYOUTS;
    }

    @Override
    public byte[] emptySheet() {
        return SheetWriter.write(RosterCheck.LAYOUTS.stream()
                .map(layout -> new SheetTable(layout.name(), 1, layout.columns(), List.of(), List.of(), List.of()))
                .toList());
    }

    @Override
    public SheetReport check(SheetUpload upload) {
        return report(upload, checking(importer(upload.caller())));
    }

    @Override
    public SheetReport save(SheetUpload upload) {
        return report(upload, saving(importer(upload.caller())));
    }

    /** @throws Refusal when the files cannot be read; then there is no row to mark */
    @Override
    public byte[] marked(SheetUpload upload) {
        var sheets = read(upload.files());
        if (sheets.tables().isEmpty()) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "名册里一张表也没有，应有：督导组、单位、人员、回避。");
        }
        return ReturnedSheet.mark(
                upload.files(),
                sheets.tables(),
                report(sheets, checking(importer(upload.caller()))).errors());
    }

    private SheetBook read(List<SheetFile> files) {
        try {
            return rosters.read(files);
        } catch (RosterRefusedException unreadable) {
            throw new Refusal(
                    Refusal.Kind.BAD_REQUEST,
                    unreadable.errors().stream().map(RowError::toString).collect(Collectors.joining("；")));
        }
    }

    RosterReport dryRun(List<SheetFile> files, RosterImporter importer) {
        return checking(importer).apply(rosters.read(files));
    }

    RosterReport run(List<SheetFile> files, RosterImporter importer) {
        return saving(importer).apply(rosters.read(files));
    }

    private static RosterImporter importer(SheetCaller caller) {
        return new RosterImporter(caller.login(), caller.hasAnyRole(ADMINISTRATOR));
    }

    private Function<SheetBook, RosterReport> checking(RosterImporter importer) {
        return sheets -> rosters.dryRun(sheets, importer);
    }

    private Function<SheetBook, RosterReport> saving(RosterImporter importer) {
        return sheets -> rosters.run(sheets, login -> InitialPasswords.generate(), importer);
    }

    private SheetReport report(SheetUpload upload, Function<SheetBook, RosterReport> importing) {
        try {
            return report(rosters.read(upload.files()), importing);
        } catch (RosterRefusedException unreadable) {
            return SheetReport.withErrors(0, unreadable.all());
        }
    }

    private static SheetReport report(SheetBook sheets, Function<SheetBook, RosterReport> importing) {
        return outcome(sheets, importing).withNotices(sheets.allNotices());
    }

    private static SheetReport outcome(SheetBook sheets, Function<SheetBook, RosterReport> importing) {
        try {
            var report = importing.apply(sheets);
            return report.dryRun()
                    ? SheetReport.checked(sheets.rows(), true, summary("没有问题，可以存入。", report))
                    : SheetReport.saved(sheets.rows(), summary("已存入。", report), firstPasswords(report));
        } catch (RosterRefusedException refused) {
            return SheetReport.withErrors(sheets.rows(), refused.all());
        }
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
        if (!report.returnedPeople().isEmpty()) {
            sentences.add("以前在名册里、现在回来的登录名，密码仍是原来的：" + String.join("，", report.returnedPeople()) + "。");
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
