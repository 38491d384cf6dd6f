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
 * Voting without a login. The secret is in the request body; paths and query strings are logged.
 *
 * <p>Only wrong secrets count for the rate limit of an address, and a right secret is always accepted: a whole meeting
 * votes from one address, so one person cannot block the others with wrong input. The length of the secrets prevents
 * guessing: with 5,000 valid slips, one of 2 to the power of 52 guesses hits a short secret.
 */
@Controller
@RequestMapping("/public")
class VoteController {

    /** Allows for the typing errors of a meeting. */
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

    /** The questions for the holder of the slip. */
    @PostMapping("/ballot-papers")
    @ResponseBody
    ResponseEntity<VotingService.BallotPaper> paper(@RequestBody Slip slip, HttpServletRequest request) {
        return limited(request, () -> voting.paperFor(text(slip.token())));
    }

    record Cast(String message) {}

    /** Votes with a slip. */
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
