# The staff card.

category-none = Обращение

card-title = № { $number } · { $what }
card-emergency = 🔴 Авария
card-unfinished = Не закончена: житель не успел рассказать всё
card-place = Адрес: { $place }
card-no-place = Адрес: не указан
card-point = точка на карте { $latitude }, { $longitude }
card-no-story = Без описания
card-photos = Фото: { $count }
card-videos = Видео: { $count }
card-voices = Голосовых: { $count }
card-documents = Файлов: { $count }
card-lost = Не получено: { $count }
card-resident = Житель: { $name }
card-due = Срок: { $by }
card-overdue = ❗ Срок вышел { $at }
card-status = Статус: { $status }
card-who = Исполнитель: { $who }
card-reason = Причина: { $reason }
card-rating = Оценка жителя: { $stars } из 5
card-edited = ✏️ Житель исправил рассказ
card-story = Показать целиком
card-notes = Заметок: { $count }
card-log = История
card-more = Дальше
card-page = № { $number } · рассказ жителя, { $page } из { $pages }

place-with-entrance = подъезд { $number }
place-with-flat = кв. { $number }

action-take = Взять
action-assign = Назначить
action-start = Начать
action-done = Готово
action-return = Вернуть
action-ask = Спросить
action-close = Закрыть
action-reject = Отклонить

# Where it stands, for those who work on it.

desk-registered = новая
desk-sent = назначена, не начата
desk-working = исполняется
desk-postponed = отложена до { $until }
desk-waiting = ждём: { $reason }
desk-checking = ждёт подтверждения
desk-done = исполнена, не закрыта
desk-closed = закрыта
desk-returned = возвращена в очередь
desk-reopened = исполняется снова
desk-rejected = отказ
desk-handed_on = передана: { $receiver }
desk-withdrawn = отозвана жителем
desk-duplicate = объединена с № { $original }

# Files under a card.

files-lost =
    { $count ->
        [one] Файл к № { $number } до нас не дошёл. Если он важен, пришлите, пожалуйста, фото.
       *[other] Файлы к № { $number } до нас не дошли. Если они важны, пришлите, пожалуйста, фото.
    }
files-story =
    { $count ->
        [one] К № { $number }: { $count } файл от жителя
        [few] К № { $number }: { $count } файла от жителя
       *[many] К № { $number }: { $count } файлов от жителя
    }
files-answer = { files-story }
files-report = Фото к заявке № { $number }: что сделано
files-question = К вопросу по заявке № { $number }
