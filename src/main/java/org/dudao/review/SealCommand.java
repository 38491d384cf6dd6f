package org.dudao.review;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Verifies all seals at the start: {@code --dudao.check-seals}. */
@Component
@Order(30)
@ConditionalOnProperty("dudao.check-seals")
class SealCommand implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(SealCommand.class);

    private final SealVerificationService verification;

    SealCommand(SealVerificationService verification) {
        this.verification = verification;
    }

    @Override
    public void run(ApplicationArguments args) {
        var report = verification.run();
        report.broken().forEach(log::error);
        log.info(
                "共核对 {} 轮，{} 轮与封存码不符，{} 轮早于封存码",
                report.checked(),
                report.broken().size(),
                report.unsealed());
    }
}
