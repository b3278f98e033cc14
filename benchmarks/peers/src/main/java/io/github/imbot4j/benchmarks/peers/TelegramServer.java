package io.github.imbot4j.benchmarks.peers;

import okhttp3.OkHttpClient;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.webhook.DefaultTelegramWebhookBot;
import org.telegram.telegrambots.webhook.TelegramBotsWebhookApplication;
import org.telegram.telegrambots.webhook.WebhookOptions;

/** A bot on TelegramBots that answers the command {@code /echo} with its argument, by a call as its documentation shows. */
public final class TelegramServer {

    private final OkHttpTelegramClient client;

    private TelegramServer(int stub) {
        client = new OkHttpTelegramClient(
                new OkHttpClient(),
                "1:token",
                TelegramUrl.builder().schema("http").host("127.0.0.1").port(stub).build());
    }

    /** Takes the port to listen on and that of the stub. */
    public static void main(String[] args) throws TelegramApiException {
        TelegramServer server = new TelegramServer(Integer.parseInt(args[1]));
        TelegramBotsWebhookApplication application = new TelegramBotsWebhookApplication(WebhookOptions.builder()
                .port(Integer.parseInt(args[0]))
                .enableRequestLogging(false)
                .useHttps(false)
                .build());
        application.registerBot(DefaultTelegramWebhookBot.builder()
                .botPath("bot")
                .updateHandler(server::answer)
                .setWebhook(() -> {})
                .deleteWebhook(() -> {})
                .build());
    }

    private BotApiMethod<?> answer(Update update) {
        Message message = update.getMessage();
        if (message != null && message.isCommand() && message.getText().startsWith("/echo ")) {
            try {
                client.execute(SendMessage.builder()
                        .chatId(message.getChatId())
                        .text(message.getText().substring("/echo ".length()))
                        .build());
            } catch (TelegramApiException failure) {
                throw new IllegalStateException(failure);
            }
        }
        return null;
    }
}
