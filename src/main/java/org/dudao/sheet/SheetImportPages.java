package org.dudao.sheet;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which a sheet is imported, the same for every kind. */
@Controller
class SheetImportPages {

    private final SheetImportAccess imports;
    private final SheetHeadingService headings;

    SheetImportPages(SheetImportAccess imports, SheetHeadingService headings) {
        this.imports = imports;
        this.headings = headings;
    }

    @GetMapping("/imports/{kind}")
    String page(
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable String campaign,
            HttpServletRequest request,
            Model model) {
        var caller = UploadedSheets.caller(request);
        var sheetImport = imports.find(kind, caller);
        var layouts = sheetImport.layouts();
        model.addAttribute("sheet", sheetImport.description());
        model.addAttribute("columns", SheetColumnView.of(layouts, headings.of(layouts)));
        model.addAttribute("severalSheets", layouts.size() > 1);
        model.addAttribute("mayAddHeadings", caller.hasAnyRole("office", "camunda-admin"));
        model.addAttribute("allowed", imports.allowed(caller));
        model.addAttribute("campaign", campaign);
        model.addAttribute("campaigns", sheetImport.campaigns(caller));
        return "import";
    }
}
