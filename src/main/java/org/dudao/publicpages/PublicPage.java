package org.dudao.publicpages;

import jakarta.servlet.http.HttpServletResponse;
import org.dudao.refusal.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What all pages without login have in common: no browser cache, and a page for a refusal. */
abstract class PublicPage {

    /** The browser may be shared, so it stores nothing of these pages. */
    @ModelAttribute
    void forbidCaching(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }

    @ExceptionHandler
    String refused(Refusal refusal, HttpServletResponse response, Model model) {
        response.setStatus(refusal.kind().status());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        model.addAttribute("complaint", refusal.reason());
        return "public-refused";
    }
}
