package io.github.imbot4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandModelTest {

    private static CommandModel route(Map<String, String> params, String usage) {
        CommandHelp manual = new CommandHelp(Map.of(), List.of(), usage, List.of());
        return new CommandModel("route", Map.of("en", "Plan a route"), params, false, false, false, manual);
    }

    @Test
    void derivesItsParamsFromWhatTheHandlerTakes() {
        CommandModel command = route(Map.of(), "/route FROM <to>… [<stops>]… [--walk | [--fast]]");

        assertThat(command.params("en")).isEqualTo("FROM to… [stops]… [--walk | [--fast]]");
        assertThat(command.params("ru")).isEqualTo(command.params("en"));
        assertThat(command.requiredParams("en")).isEqualTo("FROM to");
        assertThat(route(Map.of(), "").params("en")).isEmpty();
    }

    @Test
    void prefersTheParamsThatAreSaid() {
        CommandModel command = route(Map.of("en", "from to", "ru", "откуда куда"), "/route FROM TO");

        assertThat(command.params("en")).isEqualTo("from to");
        assertThat(command.params("ru")).isEqualTo("откуда куда");
        assertThat(command.params("de")).isEqualTo("from to");
    }

    @Test
    void shortensDerivedParamsToWhatAPortalKeeps() {
        assertThat(route(Map.of(), "/route " + "x".repeat(300)).params("en"))
                .hasSize(CommandModel.MAX_LENGTH)
                .endsWith("x…");
    }
}
