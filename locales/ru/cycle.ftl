# Жизнь заявки: порядок работы, концы, отказы, паузы, подтверждение, утверждение.

command-practice = порядок
practice-button = Порядок работы
practice-title = Порядок работы
practice-line = { $what }: { $value }
practice-yes = да
practice-no = нет
practice-on = Включить
practice-off = Выключить
practice-change = Изменить
practice-kept = Записал. { $what }: { $value }
practice-none-words = нет|выключить|никогда|не нужно
practice-wrong = Нужно целое число от { $least } до { $most }.

practice-confirm_done = Проверять исполнение
practice-confirm_done-why = Исполнитель нажал «Готово» – житель узнает об этом, когда диспетчер, руководитель или модератор подтвердит. Срок для исполнителя на это время останавливается.
practice-approve_answers = Утверждать отказы
practice-approve_answers-why = Отказ или официальный ответ уходит жителю, когда его утвердит руководитель. Руководитель может поправить текст.
practice-return_after = Сколько ждать начала работы
practice-return_after-why = Сколько минут рабочего времени заявка может лежать у исполнителя неначатой. Потом я спрошу следующего. 0 – не спрашивать.
practice-return_after-value = { $count } мин рабочего времени
practice-return_urgent = Сколько ждать начала на аварии
practice-return_urgent-why = Сколько минут авария может лежать у исполнителя неначатой, днём и ночью. Потом я спрошу следующего. 0 – не спрашивать.
practice-return_urgent-value = { $count } мин
practice-silence_days = Сколько дней молчать жителю
practice-silence_days-why = Через сколько рабочих дней без новостей для жителя я спрошу исполнителя, как идёт работа. 0 – не спрашивать.
practice-silence_days-value = { $count ->
    [one] { $count } рабочий день
    [few] { $count } рабочих дня
   *[many] { $count } рабочих дней
 }
