package org.dudao.campaign;

import java.util.List;

/** The materials of a stage that was opened by mistake. The module that stores the materials implements it. */
public interface StageMaterials {

    /** Who has uploaded a file or handed in a material in the stage, one sentence each, at most {@code limit}. */
    List<String> work(String campaign, int stage, int limit);

    /** Deletes the materials of the stage that were asked for and never handed in. */
    void deleteUntouched(String campaign, int stage);
}
