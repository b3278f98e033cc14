package io.github.imbot4j.emulator.crm;

import java.util.List;
import java.util.Optional;

/**
 * A stage of the deals' single pipeline, as every new portal has it.
 *
 * @param id such as {@code NEW}, a deal's STAGE_ID
 * @param semantics {@code P} while the deal is worked on, {@code S} for won, {@code F} for lost
 * @param extra the same in words
 */
public record DealStage(
        long number, String id, String name, int sort, boolean system, String color, String semantics, String extra) {

    /** In their order. */
    public static final List<DealStage> ALL = List.of(
            new DealStage(101, "NEW", "New", 10, true, "#39A8EF", "P", "process"),
            new DealStage(103, "PREPARATION", "Document preparation", 20, false, "#2FC6F6", "P", "process"),
            new DealStage(105, "PREPAYMENT_INVOICE", "Prepayment invoice", 30, false, "#55D0E0", "P", "process"),
            new DealStage(107, "EXECUTING", "In progress", 40, false, "#47E4C2", "P", "process"),
            new DealStage(109, "FINAL_INVOICE", "Final invoice", 50, false, "#FFA900", "P", "process"),
            new DealStage(111, "WON", "Deal successful", 60, true, "#7BD500", "S", "success"),
            new DealStage(113, "LOSE", "Deal failed", 70, true, "#FF5752", "F", "failure"),
            new DealStage(115, "APOLOGY", "Failure reason analysis", 80, false, "#FF5752", "F", "apology"));

    public static Optional<DealStage> find(String id) {
        return ALL.stream().filter(stage -> stage.id().equals(id)).findFirst();
    }
}
