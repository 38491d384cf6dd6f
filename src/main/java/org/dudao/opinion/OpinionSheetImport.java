package org.dudao.opinion;

import java.util.ArrayList;
import java.util.List;
import org.dudao.campaign.CampaignChoiceQuery;
import org.dudao.organization.CandidateGroups;
import org.dudao.sheet.ImportCampaign;
import org.dudao.sheet.ImportDescription;
import org.dudao.sheet.SheetCaller;
import org.dudao.sheet.SheetImport;
import org.dudao.sheet.SheetLayout;
import org.dudao.sheet.SheetReport;
import org.dudao.sheet.SheetUpload;
import org.springframework.stereotype.Service;

/** The sheet of opinions as a kind of sheet that can be imported. */
@Service
class OpinionSheetImport implements SheetImport {

    private static final ImportDescription DESCRIPTION = new ImportDescription(
            "opinions",
            "群众意见",
            "表头要有“听取日期、意见内容”，意思相同的说法也认得，其他列可以空着。同一张表再导一次，登记过的行会跳过，不会重复。",
            "汇总表（.xlsx 或 .csv）",
            ".xlsx,.csv",
            false,
            "群众意见汇总表.xlsx",
            new ImportDescription.Link("群众意见", "/opinions"),
            List.of());

    private final OpinionSheetService sheets;
    private final CampaignChoiceQuery campaigns;

    OpinionSheetImport(OpinionSheetService sheets, CampaignChoiceQuery campaigns) {
        this.sheets = sheets;
        this.campaigns = campaigns;
    }

    @Override
    public ImportDescription description() {
        return DESCRIPTION;
    }

    @Override
    public boolean mayImport(SheetCaller caller) {
        return caller.hasAnyRole(CandidateGroups.UNITS, CandidateGroups.OFFICE);
    }

    @Override
    public List<ImportCampaign> campaigns(SheetCaller caller) {
        return campaigns.forForm(campaigns.ofPerson(caller.login()), null).options().stream()
                .map(option -> new ImportCampaign(option.id(), option.label()))
                .toList();
    }

    @Override
    public List<SheetLayout> layouts() {
        return List.of(OpinionSheetService.LAYOUT);
    }

    @Override
    public byte[] emptySheet() {
        return OpinionSheetService.emptySheet();
    }

    @Override
    public SheetReport check(SheetUpload upload) {
        var result = sheets.check(
                upload.onlyFile(), upload.campaign(), upload.caller().login());
        return report(result, "共 %d 行，没有问题：新的 %d 条。".formatted(result.rows(), result.created()));
    }

    @Override
    public SheetReport save(SheetUpload upload) {
        var result = sheets.save(
                upload.onlyFile(), upload.campaign(), upload.caller().login());
        return report(result, "已导入 %d 条，正在分批进入办理。".formatted(result.created()));
    }

    private static SheetReport report(OpinionSheetService.Result result, String sentence) {
        if (!result.errors().isEmpty()) {
            return SheetReport.withErrors(result.rows(), result.errors()).withNotices(result.notices());
        }
        var summary = new ArrayList<>(List.of(sentence));
        if (result.skipped() > 0) {
            summary.add("登记过的 %d 条跳过。".formatted(result.skipped()));
        }
        summary.addAll(result.notices());
        return result.saved()
                ? SheetReport.saved(result.rows(), summary, null)
                : SheetReport.checked(result.rows(), result.created() > 0, summary);
    }

    @Override
    public byte[] marked(SheetUpload upload) {
        return sheets.marked(
                upload.onlyFile(), upload.campaign(), upload.caller().login());
    }
}
