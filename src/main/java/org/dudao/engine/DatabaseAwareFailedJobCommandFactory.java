package org.dudao.engine;

import java.util.Date;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.cmd.JobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.dudao.database.DatabaseAway;

/** A job that failed because the database was away is tried again a little later and loses none of its tries by it. */
class DatabaseAwareFailedJobCommandFactory implements FailedJobCommandFactory {

    @Override
    public Command<Object> getCommand(String job, Throwable failure) {
        return DatabaseAway.isCauseOf(failure) ? new Later(job, failure) : new DefaultJobRetryCmd(job, failure);
    }

    private static final class Later extends JobRetryCmd {

        Later(String job, Throwable failure) {
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
