// Calls the portal's REST with the official JavaScript SDK; prints one line of JSON for each call.
import { B24OAuth } from '@bitrix24/b24jssdk'

const given = JSON.parse(process.argv[2])
const b24 = new B24OAuth(given.auth, given.secret)
b24.offClientSideWarning()

async function call(method, params = {}) {
  let told
  try {
    const answer = await b24.actions.v2.call.make({ method, params, requestId: method })
    told = answer.isSuccess ? { result: answer.getData().result } : { errors: answer.getErrorMessages() }
  } catch (error) {
    told = { errors: [`${error.code ?? ''} ${error.message}`] }
  }
  console.log(JSON.stringify({ method, ...told }))
  return told.result
}

const user = given.user
await call('profile')
await call('user.current')
await call('user.get', { ID: user })
await call('user.search', { FILTER: { FIND: 'a' } })
await call('department.get')
await call('app.info')
await call('scope')
await call('methods')
await call('events', { SCOPE: 'crm' })
await call('server.time')
await call('feature.get', { CODE: 'rest_offline_extended' })
await call('access.name', { ACCESS: ['AU'] })
await call('im.revision.get')
const bot = await call('imbot.register', { CODE: 'js', EVENT_HANDLER: 'https://bots.example.com/events', PROPERTIES: { NAME: 'Js' } })
await call('imbot.bot.list')
const chat = await call('imbot.chat.add', { BOT_ID: bot, TITLE: 'Made by the SDK', USERS: [user], MESSAGE: 'Welcome' })
await call('imbot.chat.user.list', { BOT_ID: bot, CHAT_ID: chat })
await call('imbot.chat.updateTitle', { BOT_ID: bot, CHAT_ID: chat, TITLE: 'Renamed by the SDK' })
await call('imbot.dialog.get', { BOT_ID: bot, DIALOG_ID: `chat${chat}` })
const message = await call('imbot.message.add', { BOT_ID: bot, DIALOG_ID: `chat${chat}`, MESSAGE: 'Hello', KEYBOARD: [{ TEXT: 'Site', LINK: 'https://example.com' }] })
await call('imbot.message.update', { BOT_ID: bot, MESSAGE_ID: message, MESSAGE: 'Hello again' })
await call('imbot.message.like', { BOT_ID: bot, MESSAGE_ID: message, ACTION: 'plus' })
await call('im.message.add', { DIALOG_ID: `chat${chat}`, MESSAGE: 'Typed by the SDK' })
await call('im.dialog.messages.get', { DIALOG_ID: `chat${chat}`, LIMIT: 10 })
await call('im.recent.list', { LIMIT: 5 })
await call('im.notify.personal.add', { USER_ID: user, MESSAGE: 'Notified', TAG: 'one' })
await call('im.disk.folder.get', { CHAT_ID: chat })
await call('imopenlines.config.list.get')
await call('crm.status.list', { filter: { ENTITY_ID: 'DEAL_STAGE' } })
const deal = await call('crm.deal.add', { fields: { TITLE: 'Sold by the SDK', OPPORTUNITY: 5 } })
await call('crm.deal.update', { id: deal, fields: { STAGE_ID: 'WON' } })
await call('crm.deal.list', { filter: { '>=ID': deal }, select: ['ID', 'TITLE'] })
await call('tasks.task.add', { fields: { TITLE: 'Made by the SDK', RESPONSIBLE_ID: user } })
await call('event.bind', { EVENT: 'ONCRMDEALADD', HANDLER: 'https://bots.example.com/crm' })
await call('imbot.unregister', { BOT_ID: bot })
await call('calendar.event.get')
