package org.dudao.evaluation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.dudao.visitor.RateLimit;
import org.dudao.visitor.RateLimiter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Where people vote, without a login. The slip's secret comes in the body, and never in a path or a query, which are logged.
 *
 * <p>Only wrong secrets are counted by address, and a right one passes whatever was tried before it: a whole meeting votes from
 * one address, and nobody there can keep the others from voting by typing nonsense. Guessing is hopeless by the length of the
 * secrets alone: with 5,000 slips about, one try in 2 to the power of 52 hits the shorter kind.
 */
@Controller
@RequestMapping("/public")
class VoteController {

    /** A meeting's typing errors. */
    private static final RateLimit WRONG_SLIPS = new RateLimit("wrong-slip", 30, Duration.ofMinutes(10));

    private final VotingService voting;
    private final RateLimiter limits;

    VoteController(VotingService voting, RateLimiter limits) {
        this.voting = voting;
        this.limits = limits;
    }

    record Slip(@Nullable String token) {}

    /** @param choices for each item 1 for the best choice */
    record Vote(@Nullable String token, @Nullable List<Integer> choices, @Nullable String remark) {}

    @GetMapping("/vote")
    String page(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader("Referrer-Policy", "no-referrer");
        return "vote";
    }

    /** What the slip's holder is asked. */
    @PostMapping("/ballot-papers")
    @ResponseBody
    ResponseEntity<VotingService.BallotPaper> paper(@RequestBody Slip slip, HttpServletRequest request) {
        return limited(request, () -> voting.paperFor(text(slip.token())));
    }

    record Cast(String message) {}

    @PostMapping("/votes")
    @ResponseBody
    ResponseEntity<Cast> cast(@RequestBody Vote vote, HttpServletRequest request) {
        return limited(request, () -> {
            voting.cast(text(vote.token()), vote.choices() == null ? List.of() : vote.choices(), vote.remark());
            return new Cast("投票成功，谢谢您！");
        });
    }

    private <T> ResponseEntity<T> limited(HttpServletRequest request, Supplier<T> attempt) {
        try {
            return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(attempt.get());
        } catch (VotingService.NoSuchSlip wrong) {
            limits.take(WRONG_SLIPS, request.getRemoteAddr());
            throw wrong;
        }
    }

    private static String text(@Nullable String token) {
        return token == null ? "" : token;
    }
}
