package org.dudao.workflow;

/** Receives the result of each instance of a migration batch of the engine. */
public interface MigrationOutcomes {

    /**
     * The instance runs on the new version. The call is part of the transaction that moved it: an exception rolls the move back.
     *
     * @throws Refusal when the instance must stay on the old version
     */
    void moved(String batch, String instance);

    /** The instance ended before the engine moved it. */
    void ended(String batch, String instance);

    /** The instance stays on the old version. Called before the transaction is rolled back: use a new transaction to store data. */
    void failed(String batch, String instance, RuntimeException reason);
}
