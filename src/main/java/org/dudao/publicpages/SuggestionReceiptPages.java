package org.dudao.publicpages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.dudao.visitor.RateLimit;
import org.dudao.visitor.RateLimiter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * With the receipt number anybody sees what became of a suggestion. Only wrong numbers count for the rate limit of an address, because
 * a whole office can share one.
 */
@Controller
@RequestMapping("/public/receipts")
class SuggestionReceiptPages extends PublicPage {

    private static final RateLimit WRONG_NUMBERS = new RateLimit("wrong-receipt", 20, Duration.ofMinutes(10));

    private final SuggestionReceiptQuery receipts;
    private final RateLimiter limits;

    SuggestionReceiptPages(SuggestionReceiptQuery receipts, RateLimiter limits) {
        this.receipts = receipts;
        this.limits = limits;
    }

    @GetMapping
    String receipt(
            @RequestParam(required = false) @Nullable String number,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (number == null || number.isBlank()) {
            return "public-receipt";
        }
        var receipt = receipts.of(number);
        if (receipt.isEmpty()) {
            limits.take(WRONG_NUMBERS, request.getRemoteAddr());
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            model.addAttribute("complaint", "没有这个回执号，请对照提意见以后显示的号码核对。");
        }
        model.addAttribute("number", number);
        model.addAttribute("receipt", receipt.orElse(null));
        return "public-receipt";
    }
}
