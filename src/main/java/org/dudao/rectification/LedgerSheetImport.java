package org.dudao.rectification;

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

/** The ledger as a kind of sheet that can be imported. */
@Service
class LedgerSheetImport implements SheetImport {

    private static final ImportDescription DESCRIPTION = new ImportDescription(
            "ledger",
            "台账",
            "表头要有“问题、整改措施、责任人、完成时限”，还可以有“单位、责任领导、进展、是否销号、类别、来源、协办单位”，意思相同的说法也认得。“系统编号”是台账自己的编号：新事项空着；有系统编号的行只更新进展。“序号”随便编，不影响导入。",
            "台账（.xlsx 或 .csv）",
            ".xlsx,.csv",
            false,
            "整改台账空表.xlsx",
            new ImportDescription.Link("整改台账", "/ledger"),
            List.of(new ImportDescription.Link("导出现有台账", "/api/ledger/sheet")));

    private final LedgerSheetService sheets;
    private final CampaignChoiceQuery campaigns;

    LedgerSheetImport(LedgerSheetService sheets, CampaignChoiceQuery campaigns) {
        this.sheets = sheets;
        this.campaigns = campaigns;
    }

    @Override
    public ImportDescription description() {
        return DESCRIPTION;
    }

    /** Supervision groups can add single items, but cannot import sheets. */
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
        return List.of(LedgerSheetCheck.LAYOUT);
    }

    @Override
    public byte[] emptySheet() {
        return LedgerSheetService.emptySheet();
    }

    @Override
    public SheetReport check(SheetUpload upload) {
        return sheets.check(
                upload.onlyFile(), upload.campaign(), upload.caller().login());
    }

    @Override
    public SheetReport save(SheetUpload upload) {
        return sheets.save(upload.onlyFile(), upload.campaign(), upload.caller().login());
    }

    @Override
    public byte[] marked(SheetUpload upload) {
        return sheets.marked(
                upload.onlyFile(), upload.campaign(), upload.caller().login());
    }
}
