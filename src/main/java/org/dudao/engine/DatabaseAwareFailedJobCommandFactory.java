package org.dudao.engine;

import java.util.Date;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.cmd.JobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.dudao.database.DatabaseAway;

/** Retries a job that failed because of a database outage, without reducing its number of retries. */
class DatabaseAwareFailedJobCommandFactory implements FailedJobCommandFactory {

    @Override
    public Command<Object> getCommand(String job, Throwable failure) {
        return DatabaseAway.isCauseOf(failure) ? new RetryLater(job, failure) : new DefaultJobRetryCmd(job, failure);
    }

    private static final class RetryLater extends JobRetryCmd {

        RetryLater(String job, Throwable failure) {
            super(job, failure);
        }

        @Override
        public Object execute(CommandContext context) {
            var job = getJob();
            if (job != null) {
                job.setLockExpirationTime(
                        Date.from(ClockUtil.getCurrentTime().toInstant().plusSeconds(DatabaseAway.RETRY_SECONDS)));
            }
            return true;
        }
    }
}
