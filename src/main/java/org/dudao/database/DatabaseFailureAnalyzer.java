package org.dudao.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the problem and its remedy instead of a stack trace. */
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<DatabaseUnusableException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DatabaseUnusableException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
