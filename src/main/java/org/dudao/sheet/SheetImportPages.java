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

    private final SheetImportRegistry imports;

    SheetImportPages(SheetImportRegistry imports) {
        this.imports = imports;
    }

    @GetMapping("/imports/{kind}")
    String page(
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable String campaign,
            HttpServletRequest request,
            Model model) {
        var caller = UploadedSheets.caller(request);
        model.addAttribute("sheet", imports.find(kind, caller).description());
        model.addAttribute("allowed", imports.allowed(caller));
        model.addAttribute("campaign", campaign);
        return "import";
    }
}
