package org.dudao.campaign;

/** The day of the stage on which each kind of material is due. The module that has the standards implements it. */
public interface MaterialDueDays {

    /** 1 is the first day of the stage, −1 the last. */
    int dueDay(String kind);
}
