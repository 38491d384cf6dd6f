package org.dudao.rectification;

/** Kind of an event. The names are stored in the database and hashed: do not rename them. */
public enum LedgerEventKind {
    ACCEPTED("列入台账"),
    PROGRESS("进展"),
    PART_REPORTED("协办单位上报"),
    PERSON_CHANGED("更换责任人"),
    REPORTED("上报完成"),
    WITHDRAWN("撤回上报"),
    SENT_BACK("补火"),
    WRITTEN_OFF("销号"),
    TO_BE_DONE_AGAIN("重新整改"),
    EXTENSION_ASKED("申请延期"),
    EXTENDED("同意延期"),
    EXTENSION_REFUSED("不同意延期"),
    DEFERRAL_ASKED("申请暂缓"),
    DEFERRED("同意暂缓"),
    DEFERRAL_REFUSED("不同意暂缓"),
    EXPLAINED("向群众说明"),
    STILL_DEFERRED("仍不能解决"),
    RESUMED("恢复整改"),
    VISITED("回访满意"),
    REOPENED("回访不满意");

    private final String label;

    LedgerEventKind(String label) {
        this.label = label;
    }

    /** The word that the office uses. */
    public String label() {
        return label;
    }
}
